import { InputError, toError } from '@backstage/errors';
import { publicationsReportPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Response, Router } from 'express';
import { z } from 'zod';
import type { Evidence } from '../evidence/Evidence';
import type { PublicationsQuery } from '../evidence/report/createPublicationsReport';
import { CSV_HEADER, csvLines } from '../evidence/report/toCsv';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Authorizer } from './authorize';
import { goneSignal } from './goneSignal';
import { parse } from './parse';
import { personOf } from './person';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;

const time = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .transform(text => new Date(text));

const querySchema = z.object({
  from: time,
  to: time,
  drills: z.enum(['true', 'false']).default('false'),
  format: z.enum(['json', 'csv']).default('json'),
  cursor: z.string().min(1).max(500).optional(),
});

function readQuery(input: unknown) {
  const { drills, format, ...query } = parse(querySchema, input, 'query');
  const days = (query.to.getTime() - query.from.getTime()) / DAY_MS;
  if (!(days > 0 && days <= LONGEST_DAYS))
    throw new InputError(
      `query.to must be after query.from, and at most ${LONGEST_DAYS} days after it.`,
    );
  return { format, query: { ...query, drills: drills === 'true' } };
}

/** Page after page into the answer, no faster than the reader takes it. */
async function sendCsv(
  res: Response,
  readPublications: Evidence['readPublications'],
  query: PublicationsQuery,
): Promise<void> {
  const gone = goneSignal(res);
  let page = await readPublications(query);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  res
    .setHeader('X-Content-Type-Options', 'nosniff')
    .attachment(`publications-${day(query.from)}-${day(query.to)}.csv`)
    .type('text/csv; charset=utf-8')
    .write(CSV_HEADER);
  try {
    for (;;) {
      const isTaken = res.write(csvLines(page));
      if (gone.aborted) return;
      if (!isTaken) await drained(res, gone);
      if (page.nextCursor === undefined) break;
      page = await readPublications({ ...query, cursor: page.nextCursor });
    }
    res.end();
  } catch (error) {
    // Half a report must not pass for a whole one.
    res.destroy(toError(error));
  }
}

function drained(res: Response, gone: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    res.once('drain', resolve);
    gone.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** `GET /publications`: what was published in a period, who wrote it and who approved it. */
export function addReadPublications(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly evidence: Pick<Evidence, 'readPublications'>;
    readonly audit: Audit;
  },
): void {
  const { authorizer, evidence, audit } = deps;
  router.get('/publications', async (req, res) => {
    const credentials = await authorizer.reader(req);
    const { format, query } = readQuery(req.query);
    const act: AuditedAct = {
      eventId: 'publications-report',
      by: personOf(credentials)?.entityRef,
      door: 'console',
      request: req,
    };
    try {
      await authorizer.basic(credentials, publicationsReportPermission);
    } catch (error) {
      audit.refused(act, toError(error));
      throw error;
    }
    audit.accepted(act);
    res.setHeader('Cache-Control', 'no-store');
    if (format === 'csv') await sendCsv(res, evidence.readPublications, query);
    else res.json(await evidence.readPublications(query));
  });
}

import { incidentReadPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import { z } from 'zod';
import type { IncidentService } from '../engine/IncidentService';
import type { Authorizer } from './authorize';
import { goneSignal } from './goneSignal';
import { parse } from './parse';

export const LONGEST_WAIT_SECONDS = 25;

export const timelineQuerySchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}\.\d{1,9}$/, 'must be a cursor of a timeline')
    .optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  wait: z.coerce.number().min(0).max(LONGEST_WAIT_SECONDS).default(0),
});

const seqOf = (cursor: string | undefined) =>
  Number(cursor?.split('.')[0] ?? 0);

/** `GET /incidents/:id/timeline`: a page of events, or with `wait` the next ones as they happen. */
export function addReadTimeline(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'timeline' | 'waitForChange'>;
  },
): void {
  const { authorizer, service } = deps;
  router.get('/incidents/:id/timeline', async (req, res) => {
    const { id } = req.params;
    const { wait, ...page } = parse(timelineQuerySchema, req.query, 'query');
    const credentials = await authorizer.reader(req);
    await authorizer.incident(credentials, incidentReadPermission, id);

    const closed = goneSignal(res);
    const first = await service.timeline(id, page);
    if (first.entries.length > 0 || wait === 0) {
      res.json(first);
      return;
    }
    await service.waitForChange(id, seqOf(page.after), wait * 1000, closed);
    if (closed.aborted) return;
    // It may have been restricted while the viewer waited.
    await authorizer.incident(credentials, incidentReadPermission, id);
    res.json(await service.timeline(id, page));
  });
}

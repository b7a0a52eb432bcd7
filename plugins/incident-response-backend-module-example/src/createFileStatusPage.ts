import { createHash } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import {
  isApprovedPublication,
  OutboundCallError,
  type ApprovedPublication,
  type OutboundCall,
  type StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import { z } from 'zod';

const PAGE = 'files';
const TARGET = 'directory';

const updateSchema = z.object({
  key: z.string(),
  pageIncidentId: z.string(),
  sha256: z.string(),
  title: z.string(),
  status: z.string(),
  body: z.string(),
});

/** One publication as its file holds it. */
export type FileUpdate = z.output<typeof updateSchema>;

const nameOf = (key: string) =>
  `${createHash('sha256').update(key).digest('hex')}.json`;

const isMissing = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ENOENT';

async function readUpdate(path: string): Promise<FileUpdate | undefined> {
  try {
    return updateSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function refuse(message: string): never {
  throw new OutboundCallError(message, { failure: 'rejected' });
}

function refuseForeign(publication: ApprovedPublication): void {
  if (!isApprovedPublication(publication))
    refuse('This publication was not made by the approval gate.');
  const { page, targets } = publication.request;
  if (page !== PAGE || !targets.includes(TARGET))
    refuse(
      `The approval is for the page '${page}', not for '${PAGE}'. Draft anew and approve that.`,
    );
}

function updateOf(
  { request, sha256 }: ApprovedPublication,
  key: string,
): FileUpdate {
  const { operation, title, status, body } = request;
  const pageIncidentId =
    operation.type === 'update'
      ? operation.pageIncidentId
      : nameOf(key).slice(0, 16);
  return { key, pageIncidentId, sha256, title, status, body };
}

/** Written whole or not at all: the name appears once the content is there. */
async function store(path: string, update: FileUpdate, call: OutboundCall) {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(update));
  try {
    if (call.signal.aborted)
      throw new OutboundCallError('The deadline had passed.', {
        failure: 'not-executed',
      });
    call.begin();
    await link(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A status page of plain files, one an update, for any web server to show. */
export async function createFileStatusPage(options: {
  readonly directory: string;
}): Promise<StatusPage> {
  const { directory } = options;
  await mkdir(directory, { recursive: true });
  const pathOf = (key: string) => join(directory, nameOf(key));
  const answer = ({ pageIncidentId }: FileUpdate) => ({ pageIncidentId });

  async function findUpdate(
    {
      sha256,
    }: { readonly request: PublicationRequest; readonly sha256: string },
    { key }: OutboundCall,
  ) {
    const update = await readUpdate(pathOf(key));
    return update?.sha256 === sha256 ? answer(update) : undefined;
  }

  return {
    name: 'status page of files',
    page: PAGE,
    targets: [TARGET],
    publish: async (publication, call) => {
      refuseForeign(publication);
      const update = updateOf(publication, call.key);
      await store(pathOf(call.key), update, call);
      return answer(update);
    },
    find: findUpdate,
    components: async () => [],
  };
}

import {
  canonicalPublication,
  publicationRequestSchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import { sha256 } from '../../domain/ledger';
import type { EventAt } from './judge';
import type { UpdateRow, World } from './World';

/** Whether a person approved exactly the bytes that customers read. */
function isApproved(row: UpdateRow, events: readonly EventAt[]): boolean {
  const bytes = canonicalPublication(
    publicationRequestSchema.parse(JSON.parse(row.request)),
  );
  return events.some(
    ({ event }) =>
      event.type === 'STATUSPAGE_DRAFT_APPROVED' &&
      event.actor.kind === 'person' &&
      event.data.draftId === row.draft_id &&
      event.data.revision === row.revision &&
      event.data.sha256 === sha256(bytes) &&
      event.data.bytes === bytes,
  );
}

/** Public words without a person's approval of exactly those words on the ledger. */
export function judgeUnapproved(
  world: World,
  events: readonly EventAt[],
): readonly string[] {
  return world.updates
    .filter(row => !isApproved(row, events))
    .map(
      row =>
        `${row.draft_id} revision ${row.revision} is public with words nobody approved: ${row.request}`,
    );
}

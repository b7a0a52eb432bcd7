import {
  canonicalPublication,
  publicationRequestSchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import { sha256 } from '../../domain/ledger';
import type { EventAt } from './eventsOf';
import type { Hearing } from './judge';
import type { UpdateRow } from './World';

/** The people who approved exactly the bytes that customers read. */
function approversOf(
  row: UpdateRow,
  events: readonly EventAt[],
): ReadonlySet<string> {
  const bytes = canonicalPublication(
    publicationRequestSchema.parse(JSON.parse(row.request)),
  );
  return new Set(
    events.flatMap(({ incidentId, event }) =>
      (event.type === 'STATUSPAGE_DRAFT_APPROVED' ||
        event.type === 'STATUSPAGE_APPROVAL_GIVEN') &&
      event.actor.kind === 'person' &&
      incidentId === row.incident_id &&
      event.data.draftId === row.draft_id &&
      event.data.revision === row.revision &&
      event.data.sha256 === sha256(bytes) &&
      event.data.bytes === bytes
        ? [event.actor.entityRef]
        : [],
    ),
  );
}

/** Public words without the approval, on the ledger, of as many people as have to approve exactly those. */
export function judgeUnapproved({
  world,
  events,
  play,
}: Hearing): readonly string[] {
  const { quorum } = play.authority;
  return world.updates.flatMap(row => {
    const { size } = approversOf(row, events);
    return size < quorum
      ? [
          `${row.draft_id} revision ${row.revision} is public with words that ${size} of ${quorum} people approved: ${row.request}`,
        ]
      : [];
  });
}

import type {
  Timeline,
  TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isKnown, openCommit, type StoredCommit } from '../domain/ledger';

/** Position of an event: `<seq>.<index>`. */
function positionOf(cursor: string | undefined): {
  seq: number;
  index: number;
} {
  const [seq, index] = (cursor ?? '').split('.').map(Number);
  return Number.isInteger(seq) && Number.isInteger(index)
    ? { seq, index }
    : { seq: 0, index: -1 };
}

/** The events of stored commits, in order. Events of unknown type are left to newer replicas. */
export function timelineEntries(
  commits: readonly StoredCommit[],
): readonly TimelineEntry[] {
  return commits.flatMap(stored => {
    const { seq, events } = openCommit(stored);
    return events.flatMap((event, index) =>
      isKnown(event)
        ? [
            {
              id: `${seq}.${index}`,
              seq,
              index,
              at: event.at,
              actor: event.actor,
              event,
            },
          ]
        : [],
    );
  });
}

/** One page of a timeline, oldest first. */
export async function readTimeline(
  read: (afterSeq: number, limit: number) => Promise<readonly StoredCommit[]>,
  page: { readonly after?: string; readonly limit: number },
): Promise<Timeline> {
  const from = positionOf(page.after);
  // The commit of the cursor may hold more events behind it; a commit has at least one.
  const commits = await read(Math.max(0, from.seq - 1), page.limit + 2);
  const entries = timelineEntries(commits).filter(
    e => e.seq > from.seq || (e.seq === from.seq && e.index > from.index),
  );
  const shown = entries.slice(0, page.limit);
  const more =
    entries.length > shown.length || commits.length === page.limit + 2;
  return {
    entries: shown,
    cursor: shown.at(-1)?.id ?? page.after ?? '0.0',
    hasMore: more && shown.length > 0,
  };
}

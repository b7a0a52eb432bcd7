import type { TimelineEntry } from '@incident-response/backstage-plugin-incident-response-common';
import { DateTime } from 'luxon';

/** Entries of one minute. */
export interface EntryGroup {
  readonly key: string;
  /** `14:05`, with the day where it is not the reader's today. */
  readonly label: string;
  readonly at: string;
  readonly entries: readonly TimelineEntry[];
}

/** Newest minute first, newest entry first. Order is that of the ledger, not of the clocks. */
export function groupEntries(
  entries: readonly TimelineEntry[],
  today: DateTime,
): readonly EntryGroup[] {
  const groups: { key: string; label: string; entries: TimelineEntry[] }[] = [];
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at];
    const label = minuteLabel(DateTime.fromISO(entry.at), today);
    const open = groups[groups.length - 1];
    if (open?.label === label) open.entries.push(entry);
    else groups.push({ key: entry.id, label, entries: [entry] });
  }
  // The key is the group's oldest entry: it stays while newer ones arrive.
  return groups.map(({ label, entries: own }) => ({
    key: own[own.length - 1].id,
    label,
    at: own[0].at,
    entries: own,
  }));
}

function minuteLabel(at: DateTime, today: DateTime): string {
  const time = at.toLocaleString(DateTime.TIME_24_SIMPLE);
  return at.hasSame(today, 'day')
    ? time
    : `${at.toLocaleString(DateTime.DATE_MED)}, ${time}`;
}

import type { TimelineEntry } from '@incident-response/backstage-plugin-incident-response-common';
import type { AlertToRecord } from './recordAlerts';

const isBefore = (a?: string, b?: string) =>
  a !== undefined && b !== undefined && Date.parse(a) < Date.parse(b);

/** The last word of each alert group on a ledger; what arrived late is none. */
export function newestAlerts(
  entries: readonly TimelineEntry[],
): readonly AlertToRecord[] {
  const newest = new Map<string, AlertToRecord>();
  for (const { event } of entries) {
    if (event.type !== 'ALERT_RECORDED') continue;
    const { alert } = event.data;
    const group = JSON.stringify([alert.source, alert.group]);
    if (isBefore(alert.at, newest.get(group)?.alert.at)) continue;
    newest.set(group, { ...event.data, actor: event.actor });
  }
  return [...newest.values()];
}

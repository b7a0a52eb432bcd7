import { z } from 'zod';
import type { Severity } from './severity';

/**
 * The items every war room works through, in order.
 *
 * @public
 */
export const checklistItemSchema = z.enum([
  'war-room-assembled',
  'ic-confirmed',
  'responders-joined',
  'severity-assessed',
  'customer-impact-identified',
  'status-draft-created',
  'status-published',
  'incident-mitigated',
  'all-clear-confirmed',
  'postmortem-draft-created',
  'postmortem-published',
]);

/**
 * One of the eleven items.
 *
 * @public
 */
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/**
 * Every checklist item, in the order in which they are shown.
 *
 * @public
 */
export const CHECKLIST_ITEMS: readonly ChecklistItem[] =
  checklistItemSchema.options;

/**
 * What people read for each item.
 *
 * @public
 */
export const CHECKLIST_LABELS: Readonly<Record<ChecklistItem, string>> = {
  'war-room-assembled': 'War room assembled',
  'ic-confirmed': 'IC confirmed',
  'responders-joined': 'Responders joined',
  'severity-assessed': 'Initial severity assessed',
  'customer-impact-identified': 'Customer impact identified',
  'status-draft-created': 'Status page draft created',
  'status-published': 'Status page approved and published',
  'incident-mitigated': 'Incident mitigated',
  'all-clear-confirmed': 'All-clear confirmed',
  'postmortem-draft-created': 'Postmortem draft created',
  'postmortem-published': 'Postmortem reviewed and published',
};

/** At lower severities customers are told only where they notice it. */
const WHERE_NOTICED: ReadonlySet<ChecklistItem> = new Set([
  'status-draft-created',
  'status-published',
]);

/**
 * What people read for an item at a severity: at P3 and P4 some are only asked where customers notice
 * the incident.
 *
 * @public
 */
export function checklistLabel(
  item: ChecklistItem,
  severity: Severity,
): string {
  const isAsked = severity === 'P1' || severity === 'P2';
  return isAsked || !WHERE_NOTICED.has(item)
    ? CHECKLIST_LABELS[item]
    : `${CHECKLIST_LABELS[item]} (if customers notice)`;
}

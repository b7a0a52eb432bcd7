import type { LedgerEventType } from './events/index';

const PLUMBING: ReadonlySet<string> = new Set<LedgerEventType>([
  'EFFECT_CLAIMED',
  'EFFECT_OBSERVED',
  'EFFECT_DEDUPLICATED',
  'ROOM_MESSAGE_POSTED',
  'ROOM_MESSAGE_UPDATED',
  'CHECKLIST_PINNED',
  'ROOM_TOPIC_SET',
  'ROOM_BOOKMARKED',
  'CADENCE_CHANGED',
  'STATUSPAGE_DRAFT_REQUESTED',
  'LINK_TOLD',
  'APPROVERS_NAMED',
]);

/**
 * Whether an event only says how the machinery did it, not what happened: people see it on request.
 *
 * @public
 */
export function isPlumbing(type: string): boolean {
  return PLUMBING.has(type);
}

import type { LedgerEventType } from '@incident-response/backstage-plugin-incident-response-common';

/** What an event is about; each family has one icon. */
export type Family =
  | 'alert'
  | 'people'
  | 'note'
  | 'room'
  | 'facts'
  | 'checklist'
  | 'publishing'
  | 'reminder'
  | 'closing'
  | 'effect';

const FAMILIES: Readonly<Record<LedgerEventType, Family>> = {
  INCIDENT_DECLARED: 'alert',
  ALERT_RECORDED: 'alert',
  OWNERSHIP_RESOLVED: 'people',
  DIRECTORY_LOOKUP_FAILED: 'people',
  RESPONDER_ADDED: 'people',
  RESPONDER_INVITED: 'people',
  RESPONDER_INVITE_FAILED: 'people',
  COMMAND_TAKEN: 'people',
  COMMAND_HANDED_OVER: 'people',
  RESPONDER_CALLED: 'people',
  ON_CALL_PAGED: 'people',
  OWNERSHIP_LOOKUP_REQUESTED: 'people',
  PERSON_ERASED: 'people',
  RESPONDER_JOINED: 'people',
  INCIDENT_RESTRICTED: 'people',
  RESTRICTION_LIFTED: 'people',
  LEGAL_HOLD_PLACED: 'closing',
  LEGAL_HOLD_LIFTED: 'closing',
  NOTE_ADDED: 'note',
  MESSAGE_KEPT: 'note',
  KEPT_MESSAGE_EDITED: 'note',
  KEPT_MESSAGE_RELEASED: 'note',
  MESSAGE_NOT_KEPT: 'note',
  WAR_ROOM_CREATED: 'room',
  ROOM_MESSAGE_POSTED: 'room',
  ROOM_MESSAGE_UPDATED: 'room',
  CONTEXT_SNAPSHOT_ATTACHED: 'facts',
  CHANGES_ATTACHED: 'facts',
  ROOM_NAME_CHANGED: 'room',
  WAR_ROOM_LOST: 'room',
  CHECKLIST_PINNED: 'checklist',
  ROOM_TOPIC_SET: 'room',
  ROOM_BOOKMARKED: 'room',
  CHECKLIST_ITEM_UPDATED: 'checklist',
  WAR_ROOM_ASSEMBLED: 'room',
  STATUSPAGE_DRAFT_REQUESTED: 'publishing',
  STATUSPAGE_DRAFT_CREATED: 'publishing',
  STATUSPAGE_DRAFT_REVISED: 'publishing',
  STATUSPAGE_DRAFT_APPROVED: 'publishing',
  STATUSPAGE_APPROVAL_GIVEN: 'publishing',
  STATUSPAGE_APPROVAL_REFUSED: 'publishing',
  STATUSPAGE_APPROVAL_REJECTED: 'publishing',
  STATUSPAGE_APPROVAL_VOIDED: 'publishing',
  STATUSPAGE_PUBLISHED: 'publishing',
  APPROVERS_NAMED: 'publishing',
  APPROVER_CALL_REQUESTED: 'publishing',
  APPROVER_CALLED: 'publishing',
  PUBLICATION_UNKNOWN: 'publishing',
  PUBLICATION_SETTLED: 'publishing',
  COMMAND_REMINDER_SENT: 'reminder',
  STATUS_REMINDER_SENT: 'reminder',
  STATUS_REMINDER_SILENCED: 'reminder',
  STATUS_REMINDER_RESUMED: 'reminder',
  CADENCE_CHANGED: 'reminder',
  INCIDENT_MITIGATED: 'closing',
  INCIDENT_RESOLVED: 'closing',
  POSTMORTEM_DRAFTED: 'closing',
  POSTMORTEM_CREATED: 'closing',
  POSTMORTEM_FINISHED: 'closing',
  ANNOUNCEMENT_POSTED: 'closing',
  WAR_ROOM_ARCHIVED: 'closing',
  SEVERITY_CHANGED: 'alert',
  ASSEMBLY_FAILED: 'room',
  INCIDENT_DISMISSED: 'closing',
  INCIDENT_MERGED: 'closing',
  INCIDENT_REOPENED: 'closing',
  INCIDENT_CLOSED: 'closing',
  ROLE_ASSIGNED: 'people',
  IC_RATED: 'closing',
  INCIDENT_LINKED: 'alert',
  LINK_TOLD: 'alert',
  EFFECT_CLAIMED: 'effect',
  EFFECT_FAILED: 'effect',
  EFFECT_RETRIED: 'effect',
  EFFECT_OBSERVED: 'effect',
  EFFECT_DEDUPLICATED: 'effect',
};

/** The family of an event; one of a newer version counts as plumbing of effects. */
export function familyOf(type: string): Family {
  return Object.hasOwn(FAMILIES, type)
    ? FAMILIES[type as LedgerEventType]
    : 'effect';
}

const TROUBLE: ReadonlySet<string> = new Set<LedgerEventType>([
  'DIRECTORY_LOOKUP_FAILED',
  'RESPONDER_INVITE_FAILED',
  'STATUSPAGE_APPROVAL_VOIDED',
  'PUBLICATION_UNKNOWN',
  'ASSEMBLY_FAILED',
  'EFFECT_FAILED',
]);

/** Whether an event says that something did not work. */
export function isTrouble(type: string): boolean {
  return TROUBLE.has(type);
}

/**
 * What a text on the ledger is, and so what happens to it before it is appended.
 *
 * `reference`: an id, a time, a hash, a name we made: kept as it is · `public wording`: what customers
 * read: never altered, refused where it holds a secret · `personal`: a name or address by which a
 * person is reached: left out, it belongs into the people table · `free text`: everything else:
 * redacted.
 */
export type TextClass =
  | 'reference'
  | 'public wording'
  | 'personal'
  | 'free text';

const REFERENCES = [
  // Of every event
  'type',
  'at',
  'effect',
  'request',
  'actor.name',
  'actor.entityRef',
  'chat.userId',
  'chat.teamId',
  // Of the incident and its alerts; what an alert is recognised by must not change
  'eventKey',
  'receivedAt',
  'startedAt',
  'requestId',
  'follows',
  'alert.at',
  'alert.source',
  'alert.group',
  'origin.source',
  'origin.group',
  // People and entities
  'entityRef',
  'owners[]',
  'system',
  'statusComponent',
  'responders[]',
  'failures[].responder',
  'ic',
  'from',
  'to',
  'directory',
  'responder',
  'by',
  'displaced',
  'other',
  'into',
  'incidentId',
  'person',
  'persons[]',
  // The room, its messages and effects
  'noteId',
  'roomId',
  'WAR_ROOM_CREATED.name',
  'messageId',
  'writtenAt',
  'what',
  'hash',
  'key',
  'asOf',
  'claimId',
  'owner',
  'until',
  'retainUntil',
  // Drafts and publications
  'draftId',
  'approver',
  'approvers[]',
  'sha256',
  'previousSha256',
  'rule',
  'pageIncidentId',
  'request.page',
  'request.targets[]',
  'request.components{}',
  // Postmortem
  'writer',
  'tracker',
  'pager',
  'postmortemId',
] as const;

const PUBLIC_WORDING = ['request.title', 'request.body', 'bytes'] as const;

const PERSONAL = [
  'contacts[].email',
  'contacts[].name',
  'contacts[].slackId',
  'people[].email',
  'people[].name',
  'people[].slackId',
] as const;

const FREE_TEXT = [
  'title',
  'summary',
  'severityReason',
  'entityHints[]',
  'trigger',
  'labels{}',
  'labels.*',
  'url',
  'runbook',
  'gaps[]',
  'error',
  'text',
  'facts[].label',
  'facts[].value',
  'facts[].note',
  'sentence',
  'outcome',
  'reason',
  'detail',
  'comment',
  'markdown',
] as const;

const CLASSES: ReadonlyMap<string, TextClass> = new Map<string, TextClass>([
  ...REFERENCES.map(path => [path, 'reference'] as const),
  ...PUBLIC_WORDING.map(path => [path, 'public wording'] as const),
  ...PERSONAL.map(path => [path, 'personal'] as const),
  ...FREE_TEXT.map(path => [path, 'free text'] as const),
]);

/**
 * The class of a field, by the longest end of its path that has one, such as
 * `ALERT_RECORDED.alert.labels.*`. `undefined`: nobody has said what it is.
 */
export function classOf(path: string): TextClass | undefined {
  const names = path.split('.');
  for (let from = 0; from < names.length; from++) {
    const known = CLASSES.get(names.slice(from).join('.'));
    if (known) return known;
  }
  return undefined;
}

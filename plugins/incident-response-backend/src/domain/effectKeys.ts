import { createHash } from 'node:crypto';

const LOOK_UP = 'look-up:';
const ROOM = 'room:';

/** The line above the room: a projection like a message, and updated as one. */
export const TOPIC = 'topic';

/** `resolved`, then `resolved:2`: what each ending of a reopened incident says and does anew. */
export function nth(what: string, ending: number): string {
  return ending > 1 ? `${what}:${ending}` : what;
}

/** The first war room needs no telling apart; what is done in a later one is done anew. */
function inGeneration(key: string, generation: number): string {
  return generation > 1 ? `${key}@${generation}` : key;
}

/** `post:headline@2` → `post`, `bookmark` → `bookmark` */
export function kindOf(key: string): string {
  return key.split(/[:@]/, 1)[0];
}

/** Of which war room the key is. */
export function generationOf(key: string): number {
  return Number(/@(\d+)$/.exec(key)?.[1] ?? 1);
}

/** Keys of effects: made from state, never from time or chance. */
export const effectKeys = {
  ownership: 'ownership',
  context: 'context',
  changes: 'changes',
  assembled: (generation: number) => inGeneration('assembled', generation),
  room: (generation: number) => `${ROOM}${generation}`,
  invite: (round: number) => `invite:${round}`,
  /** Of the n-th look-up: the same people may be asked for again later. */
  lookUp: (n: number, refs: readonly string[]) =>
    `${LOOK_UP}${n}:${shortHash([...refs].sort().join(' '))}`,
  post: (what: string, generation: number) =>
    inGeneration(`post:${what}`, generation),
  update: (what: string, hash: string) => `update:${what}:${hash.slice(0, 12)}`,
  pin: (what: string, generation: number) =>
    inGeneration(`pin:${what}`, generation),
  bookmark: (generation: number) => inGeneration('bookmark', generation),
  writeDraft: (request: number) => `write-draft:${request}`,
  publish: (draftId: string, revision: number, sends: number) =>
    `publish:${draftId}:${revision}:${sends}`,
  lapse: (draftId: string, revision: number, sends: number) =>
    `lapse:${draftId}:${revision}:${sends}`,
  nudge: (n: number) => `nudge:${n}`,
  commandReminder: (n: number) => `command-reminder:${n}`,
  /** Of the n-th look at who owns the broken thing; the first was alone once. */
  ownershipAgain: (n: number) => nth('ownership', n),
  proposeDraft: (reason: string, ending: number) =>
    nth(`propose-draft:${reason}`, ending),
  call: (reason: string, n: number) => `call:${reason}:${n}`,
  /** Of the n-th round, of which each reopening begins another. */
  page: (reason: string, round: number) => `page:${reason}:${round}`,
  /** Of the n-th call of an approver. */
  callApprover: (n: number) => `call-approver:${n}`,
  nameApprovers: (draftId: string, revision: number) =>
    `name-approvers:${draftId}:${revision}`,
  cadence: (cadence: string) => `cadence:${cadence}`,
  announce: (what: string) => `announce:${what}`,
  resolveChanges: (ending: number) => nth('resolve:changes', ending),
  writePostmortem: (ending: number) => nth('resolve:write-postmortem', ending),
  filePostmortem: (ending: number) => nth('resolve:file-postmortem', ending),
  archive: (generation: number) => `archive:${generation}`,
  resolveClear: (times: number) => `resolve-clear:${times}`,
  link: (other: string) => `link:${other}`,
  deduplicate: (key: string, look: number) => `deduplicate:${look}:${key}`,
  close: (ending: number) => nth('close', ending),
} as const;

/** Whether the key is that of looking people up in the catalog. */
export function isLookUp(key: string): boolean {
  return key.startsWith(LOOK_UP);
}

/** Which of a series the key is: `nudge:3`. Later ones do not wait for one that is given up. */
export function numberedKey(
  key: string,
): { readonly name: string; readonly n: number } | undefined {
  const [, name, n] =
    /^(nudge|command-reminder|invite|ownership):(\d+)$/.exec(key) ?? [];
  if (key === effectKeys.ownership) return { name: key, n: 1 };
  return name === undefined ? undefined : { name, n: Number(n) };
}

/** Whether the key is that of opening a war room. */
export function isRoom(key: string): boolean {
  return key.startsWith(ROOM);
}

/** Whether the key is that of something done in a war room, which is of no use in another one. */
export function isInRoom(key: string): boolean {
  return /^(post|update|pin|bookmark|invite|nudge|command-reminder|archive)\b/.test(
    key,
  );
}

/** Whether the key is that of telling everybody something. */
export function isAnnouncement(key: string): boolean {
  return key.startsWith('announce:');
}

/** Whether the key is that of updating a message. */
export function isUpdate(key: string): boolean {
  return key.startsWith('update:');
}

/** Whether the key is that of updating this message, whatever it was to show. */
export function isUpdateOf(what: string, key: string): boolean {
  return key.startsWith(`update:${what}:`);
}

/** Whether the key is a publication's: guarded, never repeated unasked. */
export function isPublication(key: string): boolean {
  return key.startsWith('publish:');
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}

import { createHash } from 'node:crypto';

const LOOK_UP = 'look-up:';

/** Keys of effects: made from state, never from time or chance. */
export const effectKeys = {
  ownership: 'ownership',
  context: 'context',
  changes: 'changes',
  assembled: 'assembled',
  room: (generation: number) => `room:${generation}`,
  invite: (round: number) => `invite:${round}`,
  /** Of the n-th look-up: the same people may be asked for again later. */
  lookUp: (n: number, refs: readonly string[]) =>
    `${LOOK_UP}${n}:${shortHash([...refs].sort().join(' '))}`,
  post: (what: string) => `post:${what}`,
  update: (what: string, hash: string) => `update:${what}:${hash.slice(0, 12)}`,
  pin: (what: string) => `pin:${what}`,
  writeDraft: (request: number) => `write-draft:${request}`,
  publish: (draftId: string, revision: number, sends: number) =>
    `publish:${draftId}:${revision}:${sends}`,
  nudge: (n: number) => `nudge:${n}`,
  cadence: (cadence: string) => `cadence:${cadence}`,
  announce: (what: string) => `announce:${what}`,
  resolveChanges: 'resolve:changes',
  writePostmortem: 'resolve:write-postmortem',
  filePostmortem: 'resolve:file-postmortem',
  archive: (generation: number) => `archive:${generation}`,
} as const;

/** Whether the key is that of looking people up in the catalog. */
export function isLookUp(key: string): boolean {
  return key.startsWith(LOOK_UP);
}

/** Whether the key is a publication's: guarded, never repeated unasked. */
export function isPublication(key: string): boolean {
  return key.startsWith('publish:');
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}

import { createHash } from 'node:crypto';

/** Keys of effects: made from state, never from time or chance. */
export const effectKeys = {
  ownership: 'ownership',
  context: 'context',
  changes: 'changes',
  assembled: 'assembled',
  room: (generation: number) => `room:${generation}`,
  invite: (round: number) => `invite:${round}`,
  lookUp: (refs: readonly string[]) =>
    `look-up:${shortHash([...refs].sort().join(' '))}`,
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

/** Whether the key is a publication's: guarded, never repeated unasked. */
export function isPublication(key: string): boolean {
  return key.startsWith('publish:');
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}

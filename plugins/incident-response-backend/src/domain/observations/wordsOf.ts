import type { Person } from '@incident-response/backstage-plugin-incident-response-common';
import { shortHash } from '../effectKeys';
import { redact, redactTo } from '../redaction/redact';

/** Characters of a message that the ledger keeps. */
export const MOST_CHARACTERS = 10_000;

/** The words as the ledger will hold them, so that the same words are known again. */
export function wordsOf(said: string) {
  const text = redactTo(said, MOST_CHARACTERS);
  const isCut = redact(said).length > MOST_CHARACTERS;
  return {
    words: { text, ...(isCut ? { cut: true as const } : {}) },
    hash: shortHash(text),
  };
}

/** Who wrote it, as the event holds it; a program is nobody. */
export const authorOf = (author: Person | undefined) =>
  author && {
    entityRef: author.entityRef,
    ...(author.chat ? { chat: author.chat } : {}),
  };

import { createHash } from 'node:crypto';

// An index entry of Postgres may not exceed 2,700 bytes.
const MAX_KEY_BYTES = 1_024;

/**
 * Text for a plain column: Postgres refuses the NUL character and both databases mangle lone
 * surrogates, so what JSON escapes is escaped. Different texts stay different.
 */
export function toPlain(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

export function fromPlain(stored: string): string {
  return JSON.parse(`"${stored}"`);
}

/** Text for a column with a unique index: as `toPlain`, long ones replaced by their digest. */
export function toKey(text: string): string {
  const plain = toPlain(text);
  return Buffer.byteLength(plain) <= MAX_KEY_BYTES
    ? plain
    : `sha256:${createHash('sha256').update(plain).digest('hex')}`;
}

/** What a text search compares, in any case. */
export function toSearchable(text: string): string {
  return toPlain(text.toLowerCase());
}

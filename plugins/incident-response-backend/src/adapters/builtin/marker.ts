import { createHash } from 'node:crypto';

/** Tells one outbound act from every other: the same parts give the same 64 hex digits. */
export function marker(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** A short id made of a marker, so that performing an act again names the same thing. */
export function markedId(prefix: string, mark: string): string {
  return `${prefix}-${mark.slice(0, 24)}`;
}

import { createHash } from 'node:crypto';

/** The same UUID for the same interaction: a declaration that comes twice is one. */
export function requestIdOf(triggerId: string): string {
  const hex = createHash('sha256').update(`slack:${triggerId}`).digest('hex');
  // Version 8: made by rules of our own.
  const variant = ((parseInt(hex[16], 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

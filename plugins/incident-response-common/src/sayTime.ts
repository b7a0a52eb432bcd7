/**
 * A time (ISO 8601) as people read it among words: `2026-11-23 14:05 UTC`. What cannot be read stays
 * as it is, and what is not known is said to be unknown.
 *
 * @public
 */
export function sayTime(at = 'an unknown time'): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime())
    ? at
    : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

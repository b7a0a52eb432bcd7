const ORDINARY = /^[\w.:/-]+$/;

/**
 * The id of a status page component as people read it in a list: one that holds more than letters,
 * digits and `. : / - _` stands in quotes, so that it cannot look like several, or like a status.
 *
 * @public
 */
export function componentLabel(id: string): string {
  return ORDINARY.test(id) ? id : JSON.stringify(id);
}

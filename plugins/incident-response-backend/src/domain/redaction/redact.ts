import { findSensitive } from './findSensitive';
import { recentTexts } from './recentTexts';
import { MARK } from './Span';

/** What takes the place of a secret may uncover another one beside it. */
const PASSES = 8;

/**
 * Texts in which nothing was found: an alert is looked through at the door and again when it comes onto
 * the ledger, and thousands of alerts have the same labels. A text with a secret is never kept.
 */
const CLEAN = recentTexts(4_096, 512);

const UNREADABLE = `${MARK}unreadable]`;

function redactOnce(text: string): string {
  let redacted = '';
  let from = 0;
  for (const { kind, start, end } of findSensitive(text)) {
    redacted += `${text.slice(from, start)}${MARK}${kind}]`;
    from = end;
  }
  return redacted + text.slice(from);
}

/**
 * The text with every secret and every trace of a person replaced by `[redacted:<kind>]`.
 * Deterministic, linear in the text, and redacting twice is redacting once: a text in which there is
 * always one more to be found is kept from the ledger whole.
 */
export function redact(text: string): string {
  if (CLEAN.has(text)) return text;
  let known = text;
  for (let pass = 0; pass < PASSES; pass++) {
    const redacted = redactOnce(known);
    if (redacted === known) {
      CLEAN.add(known);
      return known;
    }
    known = redacted;
  }
  return redactOnce(known) === known ? known : UNREADABLE;
}

/**
 * Redacts, and cuts to what the field may hold: a mark may be longer than what it stands for.
 * No mark and no character is cut in half.
 */
export function redactTo(text: string, max: number | undefined): string {
  const redacted = redact(text);
  if (max === undefined || redacted.length <= max) return redacted;
  const cut = redacted.slice(0, max);
  const mark = cut.lastIndexOf(MARK.slice(0, 2));
  const torn =
    mark >= 0 && redacted.startsWith(MARK, mark) && !cut.includes(']', mark);
  const whole = torn ? cut.slice(0, mark) : cut;
  const clean = whole.replace(/[\ud800-\udbff]$/, '');
  // What was cut may look like a secret that it was not part of.
  const again = redact(clean);
  return again.length <= max ? again : UNREADABLE.slice(0, max);
}

/** What was recognised; people read it in `[redacted:<kind>]`. */
export type SensitiveKind =
  | 'private-key'
  | 'token'
  | 'aws-key'
  | 'jwt'
  | 'webhook-url'
  | 'authorization'
  | 'cookie'
  | 'credentials'
  | 'secret'
  | 'card'
  | 'iban'
  | 'national-id'
  | 'email'
  | 'phone';

/** A part of a text, in UTF-16 code units; `end` is the first that is not part of it. */
export interface Span {
  readonly kind: SensitiveKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds what it knows in time linear in the text: a pattern of a finder never repeats a group and
 * never goes on after a run without limit, so there is nothing to go back to.
 */
export type Finder = (text: string) => readonly Span[];

/** What was redacted already is no secret. */
export const MARK = '[redacted:';

import type { PlainTextElement } from '@slack/types';

/** What is put in the place of what does not fit. */
export const CUT = '… (cut, see the incident page)';

/** What turns or hides text, or has no sign of its own; tabs and line feeds stay. */
const SIGNLESS =
  /[\p{Cs}\p{Zl}\p{Zp}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|(?![\t\n])\p{Cc}/u;
/** Joiners that join nothing: emoji and the scripts that need them keep theirs. */
const JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|(?![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])[\p{L}\p{M}])[\u200c\u200d]/u;
/** What chooses how an emoji is drawn, where there is none. */
const CHOOSER = /(?<!\p{Emoji})[\ufe0e\ufe0f]/u;
const UNSEEN = new RegExp(
  [SIGNLESS, JOINER, CHOOSER].map(({ source }) => source).join('|'),
  'gu',
);

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x2028 || code === 0x2029) return '\n';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** The text with what cannot be seen made visible by its name, such as `[U+202E]`. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, named);
}

/** Only what can be seen of a text, in one line. */
export function seenLine(text: string): string {
  return text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/** As Slack keeps it: it escapes three characters, and may count them so. */
export function slackLength(text: string): number {
  const ampersands = text.split('&').length - 1;
  const angles = text.split(/[<>]/).length - 1;
  return text.length + 4 * ampersands + 3 * angles;
}

/** Of at most so many characters, no character halved, and the cut said where there is one. */
export function fit(
  text: string,
  max: number,
  note: string = CUT,
): { readonly text: string; readonly cut: boolean } {
  if (slackLength(text) <= max) return { text, cut: false };
  const room = max - slackLength(note);
  let length = 0;
  let kept = '';
  for (const character of text.slice(0, max)) {
    length += slackLength(character);
    if (length > room) break;
    kept += character;
  }
  return { text: `${kept}${note}`, cut: true };
}

/** Where there is little room the cut is said by its sign alone. */
export const fitShort = (text: string, max: number) => fit(text, max, '…');

/** Text in which nothing acts: no mention, no link, no emoji. It is never empty. */
export function plain(text: string, max: number): PlainTextElement {
  const note = max <= 100 ? '…' : CUT;
  const shown = fit(visible(text), max, note).text;
  return { type: 'plain_text', text: shown.trim() || '–', emoji: false };
}

/**
 * Text for where Slack reads its own markup, which is the notification of a message: escaped, and
 * with addresses, emoji names and calls to everybody made into what only looks like them.
 */
export function escaped(text: string, max: number): string {
  const inert = visible(text)
    .replace(/:\/\//g, ':∕∕')
    .replace(/\bwww\./gi, 'www․')
    .replace(/:(?=[\p{L}\p{M}\p{N}_+'-]+:)/gu, '∶')
    .replace(/@/g, '＠')
    .replace(/`/g, 'ˋ');
  return fit(inert, max)
    .text.replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** An address that people may follow, or `undefined`. */
export function webAddress(address: string, max: number): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username || url.password) return undefined;
  return slackLength(url.href) <= max ? url.href : undefined;
}

/** Whether Slack shows these words as they are: it may take an escape in them for what it stands for. */
export function isExact(text: string): boolean {
  return visible(text) === text && !/&(?:amp|lt|gt);/.test(text);
}

/** Whether Slack shows exactly these words, and all of them. */
export function isShownWhole(text: string, max: number): boolean {
  return text.trim() !== '' && slackLength(text) <= max && isExact(text);
}

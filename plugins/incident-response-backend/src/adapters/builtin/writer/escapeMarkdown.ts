const UNPRINTABLE =
  /[\p{Cc}\p{Bidi_Control}\u2028\u2029\u200b\u2060-\u2064\ufeff]+/gu;
const PUNCTUATION = /[\\`*_{}[\]()<>#+\-!|~=^$&"']/g;
/** Invisible, and enough that nothing is taken for an address or a mention. */
const WORD_JOINER = '\u2060';

function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length > length
    ? `${characters.slice(0, length - 1).join('')}…`
    : text;
}

/**
 * Text from outside as one line of Markdown that reads as it was written and does nothing: no
 * markup, no HTML, no link, no mention, no mark that changes the direction of writing.
 */
export function escapeMarkdown(text: string, length = 500): string {
  const line = text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim();
  return (
    cut(line, length)
      .replace(PUNCTUATION, '\\$&')
      // Some readers link bare addresses and names even where Markdown says they are plain text.
      .replace(/:(?=\/)/g, `:${WORD_JOINER}`)
      .replace(/\bwww(?=\.)/gi, match => `${match}${WORD_JOINER}`)
      .replace(/\b(mailto|xmpp|javascript|data):/gi, `$1${WORD_JOINER}:`)
      .replace(/@/g, `@${WORD_JOINER}`)
      // A line that starts like a numbered list.
      .replace(/^(\d{1,9})\./, '$1\\.')
  );
}

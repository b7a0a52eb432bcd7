import type { Typed } from './Asked';
import { plainTextOf } from './plainTextOf';

/** Of the text behind the slash command. */
export const TEXT_LENGTH = 500;
/** Of a command that takes names and numbers, not sentences. */
export const MOST_WORDS = 10;
export const WORD_LENGTH = 100;

/** A line as it was understood so far; `name` is in lower case and may name no command. */
export type Parsed =
  | { readonly ok: true; readonly name: string; readonly typed: Typed }
  | { readonly ok: false; readonly sentence: string };

/** What was typed; nothing typed asks for help. */
export function parseCommand(text: string): Parsed {
  if (text.length > TEXT_LENGTH)
    return {
      ok: false,
      sentence: `That has ${text.length} characters; a command takes ${TEXT_LENGTH}. Write longer words on the incident page.`,
    };
  const line = text.trim();
  const [name = ''] = line.split(/\s+/, 1);
  const rest = line.slice(name.length).trim();
  return {
    ok: true,
    name: name.toLowerCase() || 'help',
    typed: {
      text: plainTextOf(rest),
      words: rest === '' ? [] : rest.split(/\s+/),
    },
  };
}

/** Why these words are too many or too long for a command that takes no sentences, or `undefined`. */
export function tooMuch({ words }: Typed): string | undefined {
  if (words.length > MOST_WORDS)
    return `That has ${words.length} words; this command takes ${MOST_WORDS} at most.`;
  return words.some(word => word.length > WORD_LENGTH)
    ? `One of the words is longer than ${WORD_LENGTH} characters, which is the most.`
    : undefined;
}

import { z } from 'zod';
import { MOST_CHARACTERS, plainTextOf } from '../plainTextOf';
import { blockWords, joined } from './blockWords';
import { list, text } from './lenient';

/** Of a message: what it says, wherever it says it. */
export const saidSchema = z.object({
  text,
  blocks: list,
  attachments: list,
});

export type Said = z.infer<typeof saidSchema>;

const attachmentSchema = z.object({
  fallback: text,
  pretext: text,
  title: text,
  text,
  blocks: list,
});

/** What Slack puts where whoever posted an attachment gave no words beside its blocks. */
const NO_PREVIEW = '[no preview available]';

/** The words that stand for an attachment where it cannot be shown. */
function attachmentWords(attachment: unknown): string {
  const { data } = attachmentSchema.safeParse(attachment);
  if (!data) return '';
  const { blocks, fallback, pretext, title } = data;
  if (fallback.trim() !== '' && fallback !== NO_PREVIEW)
    return plainTextOf(fallback);
  return (
    joined(blocks.map(blockWords)) ||
    joined([pretext, title, data.text].map(plainTextOf))
  );
}

/**
 * What a message says, as people read it. Its text, which also stands for its blocks; where a program
 * gave none, what its blocks and attachments say.
 */
export function wordsOf(said: Said): string {
  const own = plainTextOf(said.text);
  if (own.trim() !== '') return own;
  const words = joined([
    ...said.blocks.map(blockWords),
    ...said.attachments.map(attachmentWords),
  ]);
  return words.slice(0, MOST_CHARACTERS);
}

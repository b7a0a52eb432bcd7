import { z } from 'zod';
import { plainTextOf, unescaped } from '../plainTextOf';
import { list, text } from './lenient';
import { richTextWords } from './richTextWords';

const blockSchema = z.object({
  type: text,
  text: z.unknown().optional(),
  title: z.unknown().optional(),
  alt_text: text,
  fields: list,
  elements: list,
});

const textObjectSchema = z.object({ type: text, text: z.string() });

/** A text object, or the bare text of Markdown. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return plainTextOf(value);
  const { data } = textObjectSchema.safeParse(value);
  if (!data) return '';
  return data.type === 'plain_text'
    ? unescaped(data.text)
    : plainTextOf(data.text);
}

export const joined = (parts: readonly string[], by = '\n') =>
  parts.filter(part => part.trim() !== '').join(by);

/** What people read in a block; buttons and inputs say nothing of their own. */
export function blockWords(block: unknown): string {
  const { data } = blockSchema.safeParse(block);
  if (!data) return '';
  const { title, alt_text: alt, fields, elements } = data;
  switch (data.type) {
    case 'rich_text':
      return richTextWords(elements);
    case 'context':
      return joined(
        elements.map(one =>
          // A small picture among the words says what it shows.
          textOf(blockSchema.safeParse(one).data?.alt_text || one),
        ),
        ' ',
      );
    case 'image':
    case 'video':
      return textOf(title) || unescaped(alt);
    default:
      return joined([textOf(data.text), ...fields.map(textOf)]);
  }
}

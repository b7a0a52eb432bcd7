import { z } from 'zod';
import { unescaped } from '../plainTextOf';
import { list, text } from './lenient';

const elementSchema = z.object({
  type: text,
  text,
  url: text,
  name: text,
  user_id: text,
  usergroup_id: text,
  channel_id: text,
  range: text,
  fallback: text,
  value: text,
  elements: list,
});

/** One piece of a line, as people read it. */
function piece(element: unknown): string {
  const { data } = elementSchema.safeParse(element);
  if (!data) return '';
  const said = unescaped(data.text);
  switch (data.type) {
    case 'link':
      return said ? `${said} (${data.url})` : data.url;
    case 'user':
      return `@${data.user_id}`;
    case 'usergroup':
      return `@${data.usergroup_id}`;
    case 'channel':
      return `#${data.channel_id}`;
    case 'broadcast':
      return `@${data.range}`;
    case 'emoji':
      return `:${data.name}:`;
    case 'date':
      return data.fallback;
    case 'color':
      return data.value;
    default:
      return said;
  }
}

const inline = (elements: readonly unknown[]) => elements.map(piece).join('');

/** A paragraph, a quote, code, or a list with a line for each item. */
function part(element: unknown): readonly string[] {
  const { data } = elementSchema.safeParse(element);
  if (!data) return [];
  return data.type === 'rich_text_list'
    ? data.elements.map(item => {
        const line = elementSchema.safeParse(item).data;
        return `• ${inline(line?.elements ?? [])}`;
      })
    : [inline(data.elements)];
}

/** What is written in a block of rich text. */
export const richTextWords = (elements: readonly unknown[]): string =>
  elements.flatMap(part).join('\n');

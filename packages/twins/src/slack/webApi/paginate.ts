import type { Args } from './Args';
import { SlackError } from './SlackError';

const encode = (index: number) =>
  Buffer.from(`offset:${index}`).toString('base64');

function decode(cursor: string): number {
  if (cursor === '') return 0;
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const match = /^offset:(\d+)$/.exec(text);
  if (!match) throw new SlackError('invalid_cursor');
  return Number(match[1]);
}

/** The page a call asks for by `cursor` and `limit`, and the cursor after it ('' at the end). */
export function paginate<T>(
  items: readonly T[],
  args: Args,
  options: { readonly limit: number; readonly most: number },
): { readonly page: readonly T[]; readonly next: string } {
  const limit = args.number('limit', options.limit);
  if (limit < 1 || limit > options.most) throw new SlackError('invalid_limit');
  const from = decode(args.text('cursor'));
  const end = from + limit;
  return {
    page: items.slice(from, end),
    next: end < items.length ? encode(end) : '',
  };
}

/** The cursor where Slack puts it. */
export const cursorField = (next: string) => ({
  response_metadata: { next_cursor: next },
});

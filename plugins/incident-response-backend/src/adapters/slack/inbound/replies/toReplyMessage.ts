import type { KnownBlock } from '@slack/types';
import { LIMITS } from '../../blocks/limits';
import { escaped, plain } from '../../blocks/safeText';
import { toMessage } from '../../blocks/toMessage';
import type { Reply } from './Reply';

/** A reply as Slack takes it; a sentence alone has no headline. */
export function toReplyMessage(reply: Reply): {
  readonly text: string;
  readonly blocks: KnownBlock[];
} {
  const { title, lines } = reply;
  if (title !== '') {
    const { text, blocks } = toMessage(reply);
    return { text, blocks };
  }
  const [, ...rest] = toMessage({ ...reply, title: '–', lines: [] }).blocks;
  const sentence = lines.join('\n');
  return {
    text: escaped(sentence, LIMITS.messageText).trim() || '–',
    blocks: [
      { type: 'section', text: plain(sentence, LIMITS.sectionText) },
      ...rest,
    ],
  };
}

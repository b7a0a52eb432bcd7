import {
  shortRef,
  type RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { RichTextElement } from '@slack/types';
import { BUDGET } from './limits';
import { NOTHING, type Section } from './Section';
import { plain } from './safeText';

const NAME = 80;
const SLACK_USER = /^[UW][A-Z0-9]{2,20}$/;

/** Those whom Slack knows are mentioned, the others named: the only mentions there are. */
export function addressedSection(
  addressed: RoomContent['addressed'] = [],
  slackUsers: ReadonlyMap<string, string> = new Map(),
): Section {
  if (addressed.length === 0) return NOTHING;
  const people = addressed
    .slice(0, BUDGET.addressed)
    .flatMap((id): RichTextElement[] => {
      const user = slackUsers.get(id);
      return [
        user !== undefined && SLACK_USER.test(user)
          ? { type: 'user', user_id: user }
          : { type: 'text', text: plain(shortRef(id), NAME).text },
        { type: 'text', text: ' ' },
      ];
    });
  return {
    whole: true,
    blocks: [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: people }],
      },
    ],
  };
}

import type {
  Invitee,
  OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { SlackMessage } from '../blocks/toMessage';
import { SlackRefusal } from '../client/toFailure';
import type { FindPeople } from '../people/findPeople';
import type { DirectMessages } from './directMessages';
import type { Messages } from './messages';

const NOT_TO_BE_CALLED: Readonly<Record<string, string>> = {
  user_disabled: 'Their Slack account is deactivated.',
  user_not_found: 'Slack knows no such account.',
  cannot_dm_bot: 'Their Slack account is a bot.',
  messages_tab_disabled:
    'The app may not write to people: switch on its Messages tab under "App Home".',
};

/** Writes to one person directly, once, unless Slack does not show yet what it already did. */
export async function callPerson(
  deps: {
    readonly directMessages: DirectMessages;
    readonly findPeople: FindPeople;
    readonly messages: Pick<Messages, 'findRecent' | 'post'>;
  },
  person: Invitee,
  message: SlackMessage,
  call: OutboundCall,
): Promise<{ readonly error?: string }> {
  const { slackIds, failed, trouble } = await deps.findPeople([person], call);
  if (trouble) throw trouble;
  const users = slackIds.get(person.id);
  if (users === undefined) return { error: failed[0]?.error };
  try {
    const channel = await deps.directMessages(users, call);
    // A try whose answer was lost, or whose process died, may have reached them.
    const before = await deps.messages.findRecent(channel, call);
    if (!before) await deps.messages.post(channel, message, call);
    return {};
  } catch (error) {
    const reason =
      error instanceof SlackRefusal ? NOT_TO_BE_CALLED[error.code] : undefined;
    if (reason === undefined) throw error;
    return { error: reason };
  }
}

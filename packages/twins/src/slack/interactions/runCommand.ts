import { teamOf } from '../Platform';
import type { ActOf } from './PersonAct';
import { refused, type ActResult } from './ActResult';
import { responseUrl, type Desk } from './Desk';
import { respondWith } from './respond';
import { typedText } from './typedText';

/** A slash command: the app answers by acknowledging, or later by response URL. */
export async function runCommand(
  desk: Desk,
  act: ActOf<'slash'>,
): Promise<ActResult> {
  const { platform } = desk;
  const app = platform.app();
  const channel = platform.world.channels.get(act.channel);
  const user = platform.world.users.get(act.user);
  if (!channel || !user) return refused('channel_not_found');
  if (channel.archived) return refused('is_archived');
  if (!channel.members.includes(user.id)) return refused('not_in_channel');
  if (!app.commands.some(({ command }) => command === act.command))
    return refused(`${act.command} is not a valid command.`);
  if (!app.scopes.includes('commands')) return refused('missing_scope');
  const place = { channel: channel.id, user: user.id };
  const outcome = await desk.deliveries.send({
    type: 'slash_commands',
    payload: {
      token: app.verificationToken,
      team_id: teamOf(platform),
      team_domain: 'meridian-books',
      channel_id: channel.id,
      channel_name: {
        public: channel.name,
        private: 'privategroup',
        im: 'directmessage',
      }[channel.kind],
      user_id: user.id,
      user_name: user.name,
      command: act.command,
      text: typedText(platform, act.text, 'command'),
      api_app_id: app.appId,
      is_enterprise_install: 'false',
      response_url: responseUrl(desk, 'commands', place),
      trigger_id: desk.triggers.issue({ user: user.id }),
    },
  });
  if (outcome.type === 'acknowledged' && Object.keys(outcome.payload).length)
    respondWith(platform, place, outcome.payload);
  return { ok: true, outcome };
}

import { addMembers } from '../../acts/members';
import type { Channel } from '../../world/Channel';
import { openChannel, scopeByChannel } from '../lookUp';
import { method, type Call, type Methods } from '../Method';
import { SlackError, invalid } from '../SlackError';
import { told } from './conversations';

const MOST_USERS = 100;

/** Why somebody cannot be invited, or undefined. */
function refusal(call: Call, channel: Channel, id: string): string | undefined {
  const { world, app } = call.platform;
  const user = world.users.get(id);
  if (!user || user.kind === 'deactivated') return 'user_not_found';
  if (id === app().botUserId) return 'cant_invite_self';
  if (channel.members.includes(id)) return 'already_in_channel';
  if (user.kind === 'stranger') return 'no_external_invite_permission';
  if (user.kind !== 'singleChannelGuest') return undefined;
  const elsewhere = [...world.channels.values()].some(
    one => one.kind !== 'im' && one.members.includes(id),
  );
  return elsewhere ? 'ura_max_channels' : undefined;
}

function usersOf(call: Call): readonly string[] {
  const users = call.args
    .text('users')
    .split(',')
    .map(one => one.trim())
    .filter(Boolean);
  if (users.length === 0) throw new SlackError('no_user');
  if (users.length > MOST_USERS)
    throw invalid('invalid_arguments', [
      `no more than ${MOST_USERS} items allowed [json-pointer:/users]`,
    ]);
  return [...new Set(users)];
}

/** Without `force`, one wrong id keeps everybody out; with it, the right ones come in. */
export const inviteMethods: Methods = {
  'conversations.invite': method(
    50,
    call =>
      scopeByChannel(
        'groups:write|groups:write.invites',
        'channels:manage|channels:write.invites',
      )(call),
    call => {
      const channel = openChannel(call);
      if (channel.kind === 'im')
        throw new SlackError('method_not_supported_for_channel_type');
      const users = usersOf(call);
      const errors = users.flatMap(user => {
        const error = refusal(call, channel, user);
        return error ? [{ user, ok: false, error }] : [];
      });
      const refused = new Set(errors.map(({ user }) => user));
      const welcome = users.filter(user => !refused.has(user));
      const by = call.platform.app().botUserId;
      const invites = errors.length === 0 || call.args.flag('force');
      const after = invites
        ? addMembers(call.platform, channel, welcome, by)
        : channel;
      if (errors.length === 0) return told(call, after);
      // Whoever came in is a success; who did not is told beside it.
      if (invites && welcome.length > 0)
        return { ...told(call, after), errors };
      throw new SlackError(errors[0].error, { errors });
    },
  ),
};

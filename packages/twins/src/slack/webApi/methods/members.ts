import { createChannel } from '../../acts/changeChannel';
import { addMembers, removeMember } from '../../acts/members';
import { channelObject } from '../../world/Channel';
import { teamOf } from '../../Platform';
import {
  openChannel,
  ownChannel,
  scopeByChannel,
  userOf,
  visibleChannel,
} from '../lookUp';
import { method, type Call, type Methods } from '../Method';
import { cursorField, paginate } from '../paginate';
import { SlackError } from '../SlackError';
import { told } from './conversations';
import { listed, scopesOfTypes } from './listed';

const bot = ({ platform }: Call) => platform.app().botUserId;
const read = scopeByChannel('groups:read', 'channels:read');
const manage = scopeByChannel('groups:write', 'channels:manage');

function openDirectMessage(call: Call) {
  const user = userOf(call, call.args.required('users').split(',')[0]);
  if (user.kind === 'deactivated') throw new SlackError('user_disabled');
  if (user.kind === 'bot') throw new SlackError('cannot_dm_bot');
  return directMessage(call, user.id);
}

/** The bot's direct messages with somebody; opened where there are none. */
export function directMessage(call: Call, user: string) {
  const { world } = call.platform;
  const existing = [...world.channels.values()].find(
    channel => channel.kind === 'im' && channel.members.includes(user),
  );
  return (
    existing ??
    createChannel(call.platform, {
      name: '',
      kind: 'im',
      creator: bot(call),
      members: [bot(call), user],
    })
  );
}

/** Who is where. */
export const memberMethods: Methods = {
  'conversations.info': method(50, read, call => {
    const channel = visibleChannel(call);
    const { channel: shown } = told(call, channel);
    const count = call.args.flag('include_num_members')
      ? { num_members: channel.members.length }
      : {};
    return { channel: { ...shown, ...count } };
  }),
  'conversations.list': method(20, scopesOfTypes, call => {
    const { page, next } = paginate(listed(call), call.args, {
      limit: 100,
      most: 999,
    });
    const team = teamOf(call.platform);
    return {
      channels: page.map(channel => channelObject(channel, bot(call), team)),
      ...cursorField(next),
    };
  }),
  'conversations.members': method(100, read, call => {
    const { members } = visibleChannel(call);
    const { page, next } = paginate(members, call.args, {
      limit: 100,
      most: 1000,
    });
    return { members: page, ...cursorField(next) };
  }),
  'conversations.join': method(50, ['channels:join'], call => {
    const channel = visibleChannel(call);
    if (channel.kind !== 'public')
      throw new SlackError('method_not_supported_for_channel_type');
    if (channel.archived) throw new SlackError('is_archived');
    return told(call, addMembers(call.platform, channel, [bot(call)]));
  }),
  'conversations.kick': method(50, manage, call => {
    const channel = openChannel(call);
    const user = call.args.required('user');
    if (user === bot(call)) throw new SlackError('cant_kick_self');
    if (!channel.members.includes(user)) throw new SlackError('not_in_channel');
    removeMember(call.platform, channel, user);
    return {};
  }),
  'conversations.leave': method(50, manage, call => {
    removeMember(call.platform, ownChannel(call), bot(call));
    return {};
  }),
  'conversations.open': method(50, ['im:write'], call => {
    const channel = openDirectMessage(call);
    return call.args.flag('return_im')
      ? told(call, channel)
      : { channel: { id: channel.id } };
  }),
};

import {
  createChannel,
  renameChannel,
  setArchived,
  setHeading,
} from '../../acts/changeChannel';
import { teamOf } from '../../Platform';
import { channelObject, type Channel } from '../../world/Channel';
import { openChannel, ownChannel, scopeByChannel } from '../lookUp';
import { method, type Call, type Methods } from '../Method';
import { SlackError } from '../SlackError';

const LONGEST_NAME = 80;
const LONGEST_HEADING = 250;

const bot = ({ platform }: Call) => platform.app().botUserId;
const manage = scopeByChannel('groups:write', 'channels:manage');

/** A channel in an answer. */
export const told = (call: Call, channel: Channel) => ({
  channel: channelObject(channel, bot(call), teamOf(call.platform)),
});

/** The name, if Slack takes it. Archived channels and unseen ones hold theirs. */
function freeName(call: Call): string {
  const name = call.args.text('name').replace(/^#/, '');
  if (name === '') throw new SlackError('invalid_name_required');
  if (name.length > LONGEST_NAME)
    throw new SlackError('invalid_name_maxlength');
  if (/^[-_]+$/.test(name)) throw new SlackError('invalid_name_punctuation');
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name))
    throw new SlackError('invalid_name_specials');
  const taken = [...call.platform.world.channels.values()].some(
    channel => channel.kind !== 'im' && channel.name === name,
  );
  if (taken) throw new SlackError('name_taken');
  return name;
}

function headingMethod(heading: 'topic' | 'purpose') {
  return method(20, manage, call => {
    const value = call.args.text(heading);
    const channel = openChannel(call);
    if (value.length > LONGEST_HEADING) throw new SlackError('too_long');
    const set = setHeading(call.platform, channel, heading, value, bot(call));
    return { ...told(call, set), [heading]: value };
  });
}

/** What a channel is: made, named, described, closed. */
export const conversationMethods: Methods = {
  'conversations.create': method(
    20,
    ({ args }) => [
      args.flag('is_private') ? 'groups:write' : 'channels:manage',
    ],
    call => {
      const channel = createChannel(call.platform, {
        name: freeName(call),
        kind: call.args.flag('is_private') ? 'private' : 'public',
        creator: bot(call),
        hiddenUntil: call.hiddenUntil,
      });
      return told(call, channel);
    },
  ),
  'conversations.rename': method(20, manage, call => {
    const channel = openChannel(call);
    if (channel.creator !== bot(call)) throw new SlackError('not_authorized');
    const name = freeName(call);
    return told(call, renameChannel(call.platform, channel, name, bot(call)));
  }),
  'conversations.setTopic': headingMethod('topic'),
  'conversations.setPurpose': headingMethod('purpose'),
  'conversations.archive': method(20, manage, call => {
    const channel = ownChannel(call);
    if (channel.general) throw new SlackError('cant_archive_general');
    if (channel.archived) throw new SlackError('already_archived');
    setArchived(call.platform, channel, true, bot(call));
    return {};
  }),
  'conversations.unarchive': method(20, manage, call => {
    const channel = ownChannel(call);
    if (!channel.archived) throw new SlackError('not_archived');
    setArchived(call.platform, channel, false, bot(call));
    return {};
  }),
};

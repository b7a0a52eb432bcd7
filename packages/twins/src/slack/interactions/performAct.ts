import {
  createChannel,
  renameChannel,
  setArchived,
  setHeading,
} from '../acts/changeChannel';
import { changeMessage, deleteMessage } from '../acts/changeMessage';
import { addPin, react, removePin } from '../acts/marks';
import { addMembers, removeMember } from '../acts/members';
import { postMessage } from '../acts/postMessage';
import type { Channel } from '../world/Channel';
import type { Message } from '../world/Message';
import { refused, type ActResult } from './ActResult';
import { clickElement } from './clickElement';
import type { Desk } from './Desk';
import type { ActOf, PersonAct } from './PersonAct';
import { runCommand } from './runCommand';
import { dismissView, submitView } from './submitView';
import { typedText } from './typedText';

type ChannelAct = Extract<PersonAct, { readonly channel: string }>;
type MessageAct = Extract<ChannelAct, { readonly ts: string }>;

const done: ActResult = { ok: true };

function onMessage(
  { platform }: Desk,
  act: Exclude<MessageAct, ActOf<'click'>>,
  channel: Channel,
  message: Message,
): ActResult {
  const own = message.user === act.user;
  switch (act.act) {
    case 'edit':
      if (!own) return refused('cant_update_message');
      changeMessage(platform, channel, message, { text: act.text }, act.user);
      return done;
    case 'delete':
      if (!own) return refused('cant_delete_message');
      deleteMessage(platform, channel, message);
      return done;
    case 'pin':
      if (channel.pins.some(({ ts }) => ts === message.ts))
        return refused('already_pinned');
      addPin(platform, channel, message, act.user);
      return done;
    case 'unpin':
      return removePin(platform, channel, message, act.user)
        ? done
        : refused('no_pin');
    default: {
      const { name, user: by } = act;
      const add = act.act === 'react';
      return react(platform, channel, message, { name, by, add })
        ? done
        : refused(add ? 'already_reacted' : 'no_reaction');
    }
  }
}

function inChannel(
  desk: Desk,
  act: Exclude<ChannelAct, ActOf<'click' | 'slash'>>,
  channel: Channel,
): ActResult {
  const { platform } = desk;
  switch (act.act) {
    case 'say': {
      const { threadTs, user } = act;
      const text = act.typed ? typedText(platform, act.text) : act.text;
      const draft = { user, text, threadTs };
      const { ts } = postMessage(platform, channel, draft);
      return { ok: true, channel: channel.id, ts };
    }
    case 'join':
      addMembers(platform, channel, [act.user]);
      return done;
    case 'leave':
      removeMember(platform, channel, act.user);
      return done;
    case 'invite':
      addMembers(platform, channel, act.users, act.user);
      return done;
    case 'topic':
      setHeading(platform, channel, 'topic', act.text, act.user);
      return done;
    case 'rename':
      renameChannel(platform, channel, act.name, act.user);
      return done;
    case 'archive':
    case 'unarchive':
      setArchived(platform, channel, act.act === 'archive', act.user);
      return done;
    default: {
      const message = platform.world.message(channel.id, act.ts);
      return message
        ? onMessage(desk, act, channel, message)
        : refused('message_not_found');
    }
  }
}

function atChannel(
  desk: Desk,
  act: Exclude<ChannelAct, ActOf<'click' | 'slash'>>,
): ActResult {
  const channel = desk.platform.world.channels.get(act.channel);
  if (!channel) return refused('channel_not_found');
  if (act.act !== 'join' && !channel.members.includes(act.user))
    return refused('not_in_channel');
  if (act.act === 'join' && channel.kind !== 'public')
    return refused('channel_not_found');
  if (channel.archived !== (act.act === 'unarchive'))
    return refused(channel.archived ? 'is_archived' : 'not_archived');
  return inChannel(desk, act, channel);
}

/** Does what a person does. */
export async function performAct(
  desk: Desk,
  act: PersonAct,
): Promise<ActResult> {
  const { world } = desk.platform;
  const user = world.users.get(act.user);
  if (!user || user.kind === 'deactivated') return refused('user_not_found');
  switch (act.act) {
    case 'slash':
      return runCommand(desk, act);
    case 'click':
      return clickElement(desk, act);
    case 'submit':
      return submitView(desk, act);
    case 'close':
      return dismissView(desk, act);
    case 'createChannel': {
      const taken = [...world.channels.values()].some(
        ({ name }) => name === act.name,
      );
      if (taken) return refused('name_taken');
      const { id } = createChannel(desk.platform, {
        name: act.name,
        kind: act.private ? 'private' : 'public',
        creator: act.user,
        members: [...new Set([act.user, ...(act.members ?? [])])],
      });
      return { ok: true, channel: id };
    }
    default:
      return atChannel(desk, act);
  }
}

import { pingsOf } from '../blocks/pings';
import type { Channel } from '../world/Channel';
import type { World } from '../world/createWorld';
import type { Message } from '../world/Message';
import type { SeenChannel, SeenMessage } from './SlackControl';

/** A message as a test looks at it. */
const seenMessage = (message: Message): SeenMessage => ({
  ts: message.ts,
  user: message.user,
  username: message.username,
  text: message.text,
  subtype: message.subtype,
  threadTs: message.threadTs,
  ephemeralTo: message.ephemeralTo,
  blocks: message.blocks,
  metadata: message.metadata,
  reactions: message.reactions,
  pings: pingsOf(message),
});

export const seenChannel = (world: World, channel: Channel): SeenChannel => ({
  id: channel.id,
  name: channel.name,
  kind: channel.kind,
  archived: channel.archived,
  topic: channel.topic.value,
  members: channel.members,
  pins: channel.pins.map(({ ts }) => ts),
  bookmarks: channel.bookmarks.map(({ title, link }) => ({ title, link })),
  messages: world.messagesOf(channel.id).map(seenMessage),
});

import {
  OutboundCallError,
  type Chat,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { RoomContent } from '@incident-response/backstage-plugin-incident-response-common';
import type { SlackDecisions } from './blocks/buttonSections';
import { toMessage, type MessageOptions } from './blocks/toMessage';
import type { SlackParts } from './createSlackParts';
import { callPerson } from './room/callPerson';
import { createChannels, type ChannelsOptions } from './room/channels';
import { createDirectMessages } from './room/directMessages';
import { inRoom } from './room/inRoom';
import { invite } from './room/invite';
import { createMessages } from './room/messages';
import { createRemoveDoubles } from './room/removeDoubles';
import { createRoomHead } from './room/roomHead';

export interface SlackChatOptions
  extends Pick<ChannelsOptions, 'looksAfterMs' | 'hiddenForMs'> {
  /** Channel id where everybody is told. Absent: announcing is refused. */
  readonly announceChannel?: string;
  readonly decisions?: SlackDecisions;
}

/** What Slack does at our word. What people do in it comes in elsewhere. */
export type SlackChat = Required<Omit<Chat, 'start' | 'stop'>>;

/** How long a message waits for the Slack names of whom it addresses, in milliseconds. */
const NAMES_MS = 2_000;

/** `<incident id>/<key of the effect>` */
const incidentOf = ({ key }: OutboundCall) => key.split('/')[0];

export function createSlackChat(
  parts: SlackParts,
  options: SlackChatOptions = {},
): SlackChat {
  const { api, findPeople } = parts;
  const { announceChannel, decisions } = options;
  const channels = createChannels({ ...parts, ...options });
  const messages = createMessages(api);
  const roomHead = createRoomHead(api);
  const directMessages = createDirectMessages(api);

  /** Nobody's name holds a message back. */
  async function slackUsersOf(
    { addressed = [] }: RoomContent,
    call: OutboundCall,
  ): Promise<ReadonlyMap<string, string>> {
    if (addressed.length === 0) return new Map();
    const people = addressed.map(id => ({
      id,
      ...(id.startsWith('user:') && { entityRef: id }),
      ...(id.startsWith('email:') && { email: id.slice('email:'.length) }),
    }));
    const signal = AbortSignal.any([
      call.signal,
      AbortSignal.timeout(NAMES_MS),
    ]);
    const asking = {
      key: call.key,
      signal,
      deadlineMs: NAMES_MS,
      begin: () => call.begin(),
    };
    return findPeople(people, asking).then(
      ({ slackIds }) => slackIds,
      () => new Map(),
    );
  }

  async function messageOf(
    content: RoomContent,
    call: OutboundCall,
    rest: Pick<MessageOptions, 'effectKey' | 'incidentId'>,
  ) {
    const slackUsers = await slackUsersOf(content, call);
    return toMessage(content, { decisions, slackUsers, ...rest });
  }

  function announcing(): string {
    if (announceChannel) return announceChannel;
    throw new OutboundCallError(
      'Nothing is announced in Slack: incidentResponse.slack.announceChannel is not set.',
      { failure: 'rejected' },
    );
  }

  return {
    name: 'Slack',
    openRoom: ({ name }, call) => channels.open(name, call),
    findRoom: ({ name }, call) => channels.find(name, call),
    setTopic: ({ roomId, topic }, call) =>
      inRoom(roomId, roomHead.setTopic(roomId, topic, call)),
    bookmark: ({ roomId, ...link }, call) =>
      inRoom(roomId, roomHead.bookmark(roomId, link, call)),
    archive: ({ roomId }, call) => channels.archive(roomId, call),
    async post({ roomId, content }, call) {
      const effectKey = call.key;
      const message = await messageOf(content, call, { effectKey });
      return inRoom(roomId, messages.post(roomId, message, call));
    },
    findPost: ({ roomId }, call) => messages.find(roomId, call),
    async update({ roomId, messageId, content }, call) {
      const message = await messageOf(content, call, {});
      await inRoom(roomId, messages.update(roomId, messageId, message, call));
    },
    pin: ({ roomId, messageId }, call) =>
      inRoom(roomId, messages.pin(roomId, messageId, call)),
    invite: ({ roomId, people }, call) =>
      inRoom(roomId, invite({ api, findPeople }, roomId, people, call)),
    call: ({ incident, person, content }, call) =>
      callPerson(
        { findPeople, messages, directMessages },
        person,
        toMessage(content, {
          decisions,
          incidentId: incident.id,
          effectKey: call.key,
        }),
        call,
      ),
    async announce({ content }, call) {
      const channel = announcing();
      const message = await messageOf(content, call, {
        effectKey: call.key,
        incidentId: incidentOf(call),
      });
      return messages.post(channel, message, call);
    },
    findAnnouncement: async (_announcement, call) =>
      messages.find(announcing(), call),
    removeDoubles: createRemoveDoubles({
      findPeople,
      directMessages,
      messages,
      roomHead,
      channels,
      announcing,
    }),
  };
}

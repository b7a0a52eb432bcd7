import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

/** It was planned by a replica whose chat can do more. */
const cannot = (name: string, what: string) =>
  new OutboundCallError(`${name} has no ${what}.`, { failure: 'rejected' });

export function setTopic({ chat }: EffectPorts): EffectDefinition<'setTopic'> {
  return {
    perform: async ({ key, roomId, topic, hash }, _before, call) => {
      if (!chat.setTopic) throw cannot(chat.name, 'topic above its rooms');
      await chat.setTopic({ roomId, topic }, call);
      const set = outcome(key, 'ROOM_TOPIC_SET', { roomId, hash });
      // Another replica may have said so already.
      return (incident, now) =>
        incident.room?.roomId === roomId && incident.room.topicHash === hash
          ? []
          : set(incident, now);
    },
  };
}

export function bookmark({ chat }: EffectPorts): EffectDefinition<'bookmark'> {
  const perform: EffectDefinition<'bookmark'>['perform'] = async (
    { key, roomId, title, url },
    _incident,
    call,
  ) => {
    if (!chat.bookmark) throw cannot(chat.name, 'bookmarks in its rooms');
    await chat.bookmark({ roomId, title, url }, call);
    return outcome(key, 'ROOM_BOOKMARKED', { roomId });
  };
  // The chat looks for it before it adds one.
  return { perform, find: perform };
}

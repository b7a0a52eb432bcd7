import type {
  ChatDoor,
  ChatRefusal,
} from '@incident-response/backstage-plugin-incident-response-node';

/** A door that lets nobody do anything, and says why. */
export function closedChatDoor(sentence: string): ChatDoor {
  const refuse = async (): Promise<ChatRefusal> => ({
    ok: false,
    reason: 'unavailable',
    sentence,
  });
  return {
    incidentIn: async () => undefined,
    personOf: refuse,
    read: refuse,
    timeline: refuse,
    declare: refuse,
    send: refuse,
    observe: async () => {},
  };
}

import type {
  Chat,
  ChatDoor,
  ChatRefusal,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Stage } from './ChatSubject';

const refuse = async (): Promise<ChatRefusal> => ({
  ok: false,
  reason: 'forbidden',
  sentence: 'Nobody is let in here.',
});
/** The door that the chat is given: nobody may do anything. */
const NOBODY: ChatDoor = {
  incidentIn: async () => undefined,
  personOf: refuse,
  read: refuse,
  timeline: refuse,
  declare: refuse,
  send: refuse,
  observe: async () => {},
};

/** A chat without `start` has nothing to listen to, and passes. */
export function listeningTests({ subject }: Stage): void {
  const end = async (chat: Chat, replica: AbortController) => {
    replica.abort();
    await chat.stop?.();
  };
  const isListening = async () => subject().listening?.();
  const expected = (is: boolean) => (subject().chat.start ? is : undefined);

  it('says how to tell whether it listens, and how to end it, where it listens', () => {
    const { chat, listening } = subject();
    const listens = chat.start !== undefined;
    expect(chat.stop !== undefined).toBe(listens);
    expect(listening !== undefined).toBe(listens);
  });

  it('listens from its start to its stop, which may be asked for twice', async () => {
    const { chat } = subject();
    const replica = new AbortController();
    expect(await isListening()).toBe(expected(false));
    await chat.start?.(replica.signal, NOBODY);
    expect(await isListening()).toBe(expected(true));
    await end(chat, replica);
    await chat.stop?.();
    expect(await isListening()).toBe(expected(false));
  });

  it('listens to nothing where the replica ends before it has begun', async () => {
    const { chat } = subject();
    // Either way is fine; what counts is what is left open.
    await chat.start?.(AbortSignal.abort(), NOBODY).catch(() => undefined);
    await chat.stop?.();
    expect(await isListening()).toBe(expected(false));
  });

  it('lets go where it never began', async () => {
    await subject().chat.stop?.();
    expect(await isListening()).toBe(expected(false));
  });
}

import {
  sayField,
  type RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import type {
  Chat,
  ChatDoor,
  ChatRefusal,
  OpenedRoom,
} from '@incident-response/backstage-plugin-incident-response-node';
import { callFor, lateCall, lostCall } from './calls';
import { HOSTILE_CASES } from './hostileTexts';
import { sampleIncident } from './sampleIncident';

/**
 * A chat under test, with the means that the port does not offer.
 *
 * @public
 */
export interface ChatSubject {
  readonly chat: Chat;
  /** Names of the rooms there are. */
  rooms(): Promise<readonly string[]>;
  /** Titles of the messages in a room. */
  messages(roomId: string): Promise<readonly string[]>;
  /** What stands above the messages of a room. Needed where the chat has `setTopic` or `bookmark`. */
  head?(roomId: string): Promise<{
    readonly topic?: string;
    readonly bookmarks: readonly string[];
  }>;
  /** Whether anything can come in from the chat. Needed where the chat has a `start`. */
  listening?(): boolean | Promise<boolean>;
  /** The entity ref of a user who can be invited. */
  readonly member: string;
  close(): Promise<void>;
}

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

interface Stage {
  readonly subject: () => ChatSubject;
  readonly open: (key?: string) => Promise<OpenedRoom>;
  readonly newKey: (what: string) => string;
}

const content = (title: string) => ({ title, lines: ['P1'], links: [] });

/** Everything a message may have, with this text wherever text may come from outside. */
const richContent = (title: string, text: string): RoomContent => ({
  title,
  lines: [text, sayField({ label: 'Owner', value: text }), text],
  links: [
    { label: text.slice(0, 40), url: 'https://backstage.example.org/x' },
    { label: 'No address', url: text },
  ],
  fields: [{ label: 'Owner', value: text }],
  verbatim: { label: 'What customers would read', text },
  buttons: [
    { action: { type: 'join' }, label: text },
    {
      action: {
        type: 'approveDraft',
        draftId: 'draft-1',
        revision: 1,
        sha256: 'a'.repeat(64),
      },
      label: 'Approve & Publish',
      emphasis: 'primary',
      confirm: { title: text, text, confirm: 'Approve', deny: 'Not yet' },
    },
  ],
  addressed: ['user:default/nobody'],
});

/**
 * What every Chat must do. `finds`: whether it can look for rooms, messages and announcements. Call it
 * at the top level of a Jest test file.
 *
 * @public
 */
export function chatContract(
  name: string,
  start: () => Promise<ChatSubject>,
  options: { readonly finds: boolean; readonly timeoutMs?: number },
): void {
  describe(`Chat ${name}`, () => {
    let subject: ChatSubject;
    let count = 0;
    beforeAll(async () => {
      subject = await start();
    }, options.timeoutMs ?? 60_000);
    afterAll(() => subject?.close());

    const newKey = (what: string) => `inc-sample/${what}:${(count += 1)}`;
    const open = (key = newKey('room')) => {
      const room = { name: `inc-sample-${count}`, incident: sampleIncident() };
      return subject.chat.openRoom(room, callFor(key));
    };
    const stage: Stage = { subject: () => subject, open, newKey };

    it('says whether it can look for what it did', () => {
      const { chat } = subject;
      expect(chat.name).not.toBe('');
      const finds = [chat.findRoom, chat.findPost, chat.findAnnouncement];
      expect(finds.map(find => find !== undefined)).toEqual([
        options.finds,
        options.finds,
        options.finds,
      ]);
    });
    listeningTests(stage);
    roomTests(stage);
    messageTests(stage);
    if (options.finds) findTests(stage);
    doubleTests(stage);
  });
}

/** A chat without `start` has nothing to listen to, and passes. */
function listeningTests({ subject }: Stage): void {
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

function roomTests({ subject, open, newKey }: Stage): void {
  it('opens a room under the name it was given', async () => {
    const room = await open();
    expect(await subject().rooms()).toContain(room.name);
    expect(URL.canParse(room.url)).toBe(true);
  });

  it('opens nothing after the deadline or without its claim', async () => {
    const before = await subject().rooms();
    const room = { name: 'inc-never', incident: sampleIncident() };
    await expect(
      subject().chat.openRoom(room, lateCall(newKey('room'))),
    ).rejects.toThrow();
    await expect(
      subject().chat.openRoom(room, lostCall(newKey('room'))),
    ).rejects.toThrow('the claim is no longer ours');
    expect(await subject().rooms()).toEqual(before);
  });

  it('puts everybody among the invited or among the failed, also the second time', async () => {
    const { roomId } = await open();
    const { member, chat } = subject();
    const people = [
      { id: member, entityRef: member },
      { id: 'email:nobody@example.com', email: 'nobody@example.com' },
    ];
    const invite = () =>
      chat.invite(
        { roomId, incident: sampleIncident(), people },
        callFor(newKey('invite')),
      );
    for (const result of [await invite(), await invite()]) {
      const named = [
        ...result.invited,
        ...result.failed.map(({ responder }) => responder),
      ];
      expect(named.sort()).toEqual(people.map(({ id }) => id).sort());
      expect(result.invited).toContain(member);
    }
  });

  it('says above a room what it is about, and where to read on, where it can', async () => {
    const { chat, head } = subject();
    const has = chat.setTopic !== undefined || chat.bookmark !== undefined;
    expect(head !== undefined).toBe(has);
    const { roomId } = await open();
    const url = 'https://backstage.example.org/incidents/inc-sample';
    const hostile = HOSTILE_CASES.map(([, text]) => text);
    for (const topic of [...hostile, 'P1 · resolved', 'P1 · resolved']) {
      await chat.setTopic?.({ roomId, topic }, callFor(newKey('topic')));
      await chat.bookmark?.(
        { roomId, title: 'Incident page', url },
        callFor(newKey('bookmark')),
      );
    }
    expect(await head?.(roomId)).toEqual(
      has
        ? {
            ...(chat.setTopic && { topic: 'P1 · resolved' }),
            bookmarks: chat.bookmark ? [url] : [],
          }
        : undefined,
    );
  });

  it('archives, and doing it again changes nothing', async () => {
    const { roomId } = await open();
    const { chat } = subject();
    await chat.archive({ roomId }, callFor(newKey('archive')));
    await expect(
      chat.archive({ roomId }, callFor(newKey('archive'))),
    ).resolves.toBeUndefined();
  });
}

function messageTests({ subject, open, newKey }: Stage): void {
  const post = (roomId: string, title: string, key = newKey('post')) =>
    subject().chat.post(
      { roomId, what: 'headline', content: content(title) },
      callFor(key),
    );

  it('posts, updates and pins a message', async () => {
    const { roomId } = await open();
    const { chat } = subject();
    const message = { roomId, ...(await post(roomId, 'Checkout errors')) };
    expect(await subject().messages(roomId)).toEqual(['Checkout errors']);
    const update = { ...message, content: content('Mitigated') };
    await chat.update(update, callFor(newKey('update')));
    await chat.update(update, callFor(newKey('update')));
    await chat.pin(message, callFor(newKey('pin')));
    await chat.pin(message, callFor(newKey('pin')));
    expect(await subject().messages(roomId)).toEqual(['Mitigated']);
  });

  it('refuses to post where no room is', async () => {
    await expect(post('no-such-room', 'Lost')).rejects.toMatchObject({
      failure: 'rejected',
    });
  });

  it.each(HOSTILE_CASES)('shows %j without letting it act', async (_, text) => {
    const { roomId } = await open();
    await post(roomId, text);
    expect(await subject().messages(roomId)).toHaveLength(1);
  });

  it.each(HOSTILE_CASES)(
    'takes %j in fields, buttons and words shown whole',
    async (_, text) => {
      const { roomId } = await open();
      const { chat } = subject();
      const message = { roomId, what: 'draft:draft-1' };
      const posted = await chat.post(
        { ...message, content: richContent('Draft', text) },
        callFor(newKey('post')),
      );
      await chat.update(
        { roomId, ...posted, content: richContent('Decided', text) },
        callFor(newKey('update')),
      );
      expect(await subject().messages(roomId)).toEqual(['Decided']);
    },
  );
}

/** A chat without `removeDoubles` has nothing that shows twice, and passes. */
function doubleTests({ subject, open, newKey }: Stage): void {
  it('leaves one of what one key posted twice, and nothing else goes', async () => {
    const { chat, messages } = subject();
    const { roomId } = await open();
    const marker = newKey('post');
    const post = (key: string, title: string) =>
      chat.post(
        { roomId, what: 'headline', content: content(title) },
        callFor(key),
      );
    await post(marker, 'Twice');
    const { messageId: keep } = await post(marker, 'Twice');
    await post(newKey('post'), 'Another');
    const place = { in: 'room', roomId, keep } as const;
    const look = () =>
      chat.removeDoubles?.({ marker, place }, callFor(newKey('deduplicate')));
    const expected = (removed: number) =>
      chat.removeDoubles ? { removed } : undefined;
    expect(await look()).toEqual(expected(1));
    expect(await look()).toEqual(expected(0));
    expect(await messages(roomId)).toEqual(['Twice', 'Another']);
  });
}

function findTests({ subject, open, newKey }: Stage): void {
  it('finds a room by its key, and nothing for another key', async () => {
    const key = newKey('room');
    const room = await open(key);
    const { chat } = subject();
    expect(await chat.findRoom?.(room, callFor(key))).toMatchObject({
      roomId: room.roomId,
    });
    expect(
      await chat.findRoom?.({ name: 'inc-never' }, callFor(newKey('room'))),
    ).toBeUndefined();
  });

  it('finds a message and an announcement by their keys', async () => {
    const { roomId } = await open();
    const { chat } = subject();
    const key = newKey('post');
    const message = { roomId, what: 'headline', content: content('Found') };
    const posted = await chat.post(message, callFor(key));
    expect(await chat.findPost?.(message, callFor(key))).toEqual(posted);
    expect(
      await chat.findPost?.(message, callFor(newKey('post'))),
    ).toBeUndefined();
    const announcement = { what: 'resolved', content: content('Resolved') };
    const told = newKey('announce');
    const announced = await chat.announce(announcement, callFor(told));
    expect(await chat.findAnnouncement?.(announcement, callFor(told))).toEqual(
      announced,
    );
  });
}

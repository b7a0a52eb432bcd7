import {
  OutboundCallError,
  RoomArchived,
  RoomNameTaken,
} from '@incident-response/backstage-plugin-incident-response-node';
import {
  callFor,
  sampleIncident,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import type { SlackFault } from '@incident-response/twins';
import { slackForTests, type StartedSlack } from '../__testUtils__/startSlack';

type MethodFault = Exclude<
  SlackFault,
  { readonly type: 'duplicateEnvelope' | 'envelopeLost' }
>;

const start = slackForTests();
const name = 'inc-20261123-checkout-1a2b3c';
const room = { name, incident: sampleIncident() };
const key = () => callFor('inc-1/room:1');
const open = ({ chat }: StartedSlack) => chat.openRoom(room, key());

async function failureOf(work: Promise<unknown>): Promise<OutboundCallError> {
  const error: unknown = await work.then(
    () => new Error('It did not fail.'),
    caught => caught,
  );
  if (error instanceof OutboundCallError) return error;
  throw error;
}

const post = (slack: StartedSlack, roomId: string) =>
  slack.chat.post(
    {
      roomId,
      what: 'headline',
      content: { title: 'Checkout errors', lines: [], links: [] },
    },
    callFor('inc-1/post:headline'),
  );

describe('a war room in Slack', () => {
  it('is a private channel of exactly the name, in one call', async () => {
    const slack = await start();
    const opened = await open(slack);
    expect(opened.name).toBe(name);
    expect(opened.url).toBe(`${slack.twin.url}/archives/${opened.roomId}`);
    expect(await slack.channel(opened.roomId)).toMatchObject({
      kind: 'private',
      name,
    });
    const methods = (await slack.slack.calls()).map(({ method }) => method);
    expect(methods).toEqual(['auth.test', 'conversations.create']);
  });

  it.each<[string, MethodFault]>([
    ['the reply is lost', { type: 'replyLost' }],
    ['Slack says 500 after it did it', { type: 'serverError' }],
    ['Slack stalls before the headers', { type: 'stall', where: 'headers' }],
    ['Slack stalls amid the body', { type: 'stall', where: 'body' }],
  ])('is found, and opened once, where %s', async (_, fault) => {
    const slack = await start({ parts: { timeoutMs: 300 } });
    await slack.slack.misbehave({ ...fault, method: 'conversations.create' });
    expect((await failureOf(open(slack))).failure).toBe('unknown');
    const found = await slack.chat.findRoom(room, key());
    expect(await open(slack)).toEqual(found);
    expect(await slack.rooms()).toEqual([name]);
  });

  it('is opened once where Slack does it after the line broke', async () => {
    const slack = await start();
    await slack.slack.misbehave({
      type: 'commitsLate',
      method: 'conversations.create',
      afterMs: 50,
    });
    expect((await failureOf(open(slack))).failure).toBe('unknown');
    await slack.slack.advance(1_000);
    await open(slack);
    expect(await slack.rooms()).toEqual([name]);
  });

  it('is waited for where its name is taken and Slack hides it', async () => {
    const slack = await start();
    await slack.slack.misbehave(
      { type: 'hidden', method: 'conversations.create', ms: 10_000 },
      { type: 'replyLost', method: 'conversations.create' },
    );
    await failureOf(open(slack));
    expect(await slack.chat.findRoom(room, key())).toBeUndefined();
    expect(await failureOf(open(slack))).toMatchObject({
      failure: 'not-executed',
    });
    expect(await slack.callsOf('users.conversations')).toHaveLength(4);
    await slack.slack.advance(11_000);
    expect((await open(slack)).name).toBe(name);
    expect(await slack.rooms()).toEqual([name]);
  });

  it('is given up with a sentence where the name stays taken by what it cannot see', async () => {
    const slack = await start({ chat: { hiddenForMs: 0 } });
    await slack.slack.misbehave({
      type: 'hidden',
      method: 'conversations.create',
      ms: 1_000_000,
    });
    await open(slack);
    const failure = await failureOf(open(slack));
    expect(failure).toBeInstanceOf(RoomNameTaken);
    expect(failure.failure).toBe('rejected');
    expect(failure.message).toContain(name);
  });

  it('is archived once, and says so where somebody posts into it afterwards', async () => {
    const slack = await start({
      catalog: { 'user:default/ada': { slackId: 'U0ADAMOREAU' } },
    });
    const { roomId } = await open(slack);
    const { messageId } = await post(slack, roomId);
    const archive = () => slack.chat.archive({ roomId }, callFor('inc-1/a'));
    await archive();
    await archive();
    const content = { title: 'T', lines: [], links: [] };
    const inRoom = {
      roomId,
      messageId,
      topic: 'P1',
      title: 'Page',
      url: 'https://backstage.example.org',
      content,
      people: [{ id: 'user:default/ada', entityRef: 'user:default/ada' }],
      incident: sampleIncident(),
    };
    const { chat } = slack;
    for (const act of [
      () => post(slack, roomId),
      () => chat.update(inRoom, key()),
      () => chat.pin(inRoom, key()),
      () => chat.setTopic(inRoom, key()),
      () => chat.bookmark(inRoom, key()),
      () => chat.invite(inRoom, key()),
    ]) {
      const failure = await failureOf(act());
      expect(failure).toBeInstanceOf(RoomArchived);
      expect(failure).toMatchObject({ failure: 'rejected', roomId });
      expect(failure.message).toContain('unarchive it');
    }
  });
});

describe('the head of a war room in Slack', () => {
  const topicOf = (slack: StartedSlack, roomId: string, topic: string) =>
    slack.chat.setTopic({ roomId, topic }, callFor('inc-1/update:topic:h'));
  const page = 'https://backstage.example.org/incidents/inc-1';
  const bookmark = (slack: StartedSlack, roomId: string) =>
    slack.chat.bookmark(
      { roomId, title: 'Incident page', url: page },
      callFor('inc-1/bookmark'),
    );

  it('says in its topic what it is about, and nothing in it acts', async () => {
    const slack = await start();
    const { roomId } = await open(slack);
    await topicOf(slack, roomId, 'P1 · <!channel> & @ada https://evil.example');
    const { topic } = await slack.channel(roomId);
    expect(topic).toBe(
      'P1 · &lt;!channel&gt; &amp; ＠ada https:∕∕evil.example',
    );
    await topicOf(slack, roomId, `P1 · ${'&<😀'.repeat(200)}`);
    expect((await slack.channel(roomId)).topic.length).toBeLessThanOrEqual(250);
  });

  it.each<[string, MethodFault]>([
    ['the reply is lost', { type: 'replyLost' }],
    ['Slack says 500 after it did it', { type: 'serverError' }],
  ])('has one bookmark where %s', async (_, fault) => {
    const slack = await start();
    const { roomId } = await open(slack);
    await slack.slack.misbehave({ ...fault, method: 'bookmarks.add' });
    expect((await failureOf(bookmark(slack, roomId))).failure).toBe('unknown');
    await bookmark(slack, roomId);
    await bookmark(slack, roomId);
    expect((await slack.channel(roomId)).bookmarks).toEqual([
      { title: 'Incident page', link: page },
    ]);
  });
});

describe('what Slack does not do', () => {
  it('was not done where it asks for a pause, and says how long', async () => {
    const slack = await start();
    await slack.slack.misbehave({
      type: 'rateLimited',
      method: 'conversations.create',
      retryAfterS: 7,
    });
    expect(await failureOf(open(slack))).toMatchObject({
      failure: 'not-executed',
      retryAfterMs: 7_000,
    });
    expect(await slack.rooms()).toEqual([]);
  });

  it.each([
    ['missing_scope', 'rejected', 'scope'],
    ['restricted_action', 'rejected', 'administrator'],
    ['ratelimited', 'not-executed', 'tried again'],
    ['internal_error', 'unknown', 'tried again'],
    ['something_new', 'rejected', 'something_new'],
  ])(
    'where it says %s is %s, and says what to do',
    async (error, kind, word) => {
      const slack = await start();
      await slack.slack.misbehave({
        type: 'refused',
        method: 'conversations.create',
        error,
      });
      const failure = await failureOf(open(slack));
      expect(failure.failure).toBe(kind);
      expect(failure.message).toContain(word);
    },
  );

  it('names the scope that is missing', async () => {
    const slack = await start();
    await slack.parts.identity();
    await slack.slack.configure({ scopes: ['chat:write'] });
    expect((await failureOf(open(slack))).message).toContain(
      'lacks the scope groups:write',
    );
  });
});

describe('a message in Slack', () => {
  it.each<[string, MethodFault]>([
    ['the reply is lost', { type: 'replyLost' }],
    ['Slack says 500 after it did it', { type: 'serverError' }],
  ])('is found by its key where %s', async (_, fault) => {
    const slack = await start();
    const { roomId } = await open(slack);
    await slack.slack.misbehave({ ...fault, method: 'chat.postMessage' });
    expect((await failureOf(post(slack, roomId))).failure).toBe('unknown');
    const [message] = (await slack.channel(roomId)).messages;
    expect(
      await slack.chat.findPost(
        { roomId, what: 'headline' },
        callFor('inc-1/post:headline'),
      ),
    ).toEqual({ messageId: message.ts });
  });

  it('keeps its marker when it changes, and is found among many pages of others', async () => {
    const slack = await start();
    const { roomId } = await open(slack);
    const { messageId } = await post(slack, roomId);
    const content = { title: 'Mitigated', lines: [], links: [] };
    await slack.chat.update({ roomId, messageId, content }, callFor('inc-1/u'));
    for (let n = 0; n < 205; n++)
      await slack.chat.post(
        { roomId, what: 'nudge', content },
        callFor(`inc-1/post:nudge:${n}`),
      );
    expect(
      await slack.chat.findPost(
        { roomId, what: 'headline' },
        callFor('inc-1/post:headline'),
      ),
    ).toEqual({ messageId });
    expect(await slack.callsOf('conversations.history')).toHaveLength(2);
  }, 30_000);

  it('is announced in the configured channel, and nowhere without one', async () => {
    const announcement = {
      what: 'resolved',
      content: { title: 'Resolved', lines: [], links: [] },
    };
    const told = callFor('inc-1/announce:resolved');
    const slack = await start();
    const { messageId } = await slack.chat.announce(announcement, told);
    const channel = await slack.channel('C0INCIDENTS');
    expect(channel.messages.map(({ ts }) => ts)).toContain(messageId);
    const without = await start({ chat: { announceChannel: undefined } });
    expect(
      (await failureOf(without.chat.announce(announcement, told))).failure,
    ).toBe('rejected');
  });
});

describe('a token', () => {
  it('that Slack refuses opens nothing, and one sentence says so', async () => {
    const slack = await start({ parts: { botToken: () => 'xoxb-wrong' } });
    expect((await failureOf(open(slack))).failure).toBe('rejected');
    await failureOf(open(slack));
    expect(slack.refusals).toHaveLength(1);
    expect(slack.refusals[0]).toContain('incidentResponse.slack.botToken');
    expect(slack.parts.standing.problem()).toBe(slack.refusals[0]);
  });

  it('that lacks a scope is known before anything is opened', async () => {
    const slack = await start();
    await slack.slack.configure({ scopes: ['chat:write', 'groups:write'] });
    const { message } = await failureOf(open(slack));
    expect(message).toContain('groups:read');
    expect(await slack.callsOf('conversations.create')).toEqual([]);
  });

  it('of another workspace is refused', async () => {
    const slack = await start({ parts: { teamIds: ['T0OTHER'] } });
    expect((await failureOf(open(slack))).message).toContain('T0MERIDIAN');
  });

  it('that was revoked is noticed at the next call', async () => {
    const slack = await start();
    const { roomId } = await open(slack);
    await slack.slack.configure({ botToken: 'xoxb-another' });
    expect((await failureOf(post(slack, roomId))).failure).toBe('rejected');
    expect(await slack.parts.standing.check()).toMatchObject({
      type: 'refused',
    });
  });
});

import type { Invitee } from '@incident-response/backstage-plugin-incident-response-node';
import {
  callFor,
  sampleIncident,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { demoPeople, type SlackUser } from '@incident-response/twins';
import {
  slackForTests,
  type StartedSlack,
  type StartedSlackOptions,
} from '../__testUtils__/startSlack';

const start = slackForTests();
const incident = sampleIncident();

const byEmail = (email: string): Invitee => ({ id: `email:${email}`, email });
const byRef = (name: string, email?: string): Invitee => ({
  id: `user:default/${name}`,
  entityRef: `user:default/${name}`,
  ...(email && { email }),
});

function colleague(n: number): SlackUser {
  return {
    id: `U0COLLEAGUE${n}`,
    name: `colleague${n}`,
    realName: `Colleague ${n}`,
    email: `colleague${n}@meridian.example`,
    kind: 'member',
    teamId: 'T0MERIDIAN',
    updated: 0,
  };
}

async function invite(slack: StartedSlack, people: readonly Invitee[]) {
  const { roomId } = await slack.chat.openRoom(
    { name: 'inc-20261123-checkout-1a2b3c', incident },
    callFor('inc-1/room:1'),
  );
  const again = () =>
    slack.chat.invite({ roomId, incident, people }, callFor('inc-1/invite:1'));
  return { roomId, again, result: await again() };
}

/** With all users read. */
async function warm(options?: StartedSlackOptions) {
  const slack = await start(options);
  await slack.parts.directory.load();
  return slack;
}

describe('who is invited in Slack', () => {
  it('is found by the annotation first, whatever the e-mail says', async () => {
    const slack = await start({
      catalog: { 'user:default/ada': { slackId: 'U0BENOKAFOR' } },
    });
    const people = [byRef('ada', 'ada.moreau@meridian.example')];
    const { roomId, result } = await invite(slack, people);
    expect(result).toEqual({ invited: ['user:default/ada'], failed: [] });
    expect((await slack.channel(roomId)).members).toEqual([
      slack.twin.botUserId,
      'U0BENOKAFOR',
    ]);
  });

  it('is found by the id that an on-call schedule knows, unless the catalog says another', async () => {
    const slack = await start({
      catalog: { 'user:default/ada': { slackId: 'U0BENOKAFOR' } },
    });
    const known = { email: 'nobody@elsewhere.example', slackId: 'U0ADAMOREAU' };
    const { roomId, result } = await invite(slack, [
      { ...byRef('ada'), ...known },
      { id: 'person:1', ...known },
      {
        id: 'person:2',
        email: 'ben.okafor@meridian.example',
        slackId: '<@U1>',
      },
    ]);
    expect(result).toEqual({
      invited: ['user:default/ada', 'person:1', 'person:2'],
      failed: [],
    });
    expect((await slack.channel(roomId)).members).toEqual([
      slack.twin.botUserId,
      'U0BENOKAFOR',
      'U0ADAMOREAU',
    ]);
  });

  it('is found by the e-mail of the ledger or of the catalog, any case', async () => {
    const slack = await warm({
      catalog: { 'user:default/ben': { email: 'ben.okafor@meridian.example' } },
    });
    const people = [byEmail('Ada.Moreau@meridian.example'), byRef('ben')];
    const { result, again } = await invite(slack, people);
    expect(result.invited).toEqual(people.map(({ id }) => id));
    expect(await again()).toEqual(result);
    expect(await slack.callsOf('users.lookupByEmail')).toEqual([]);
  });

  it('is asked for one by one while the directory is not read', async () => {
    const slack = await start();
    await slack.slack.misbehave({
      type: 'refused',
      method: 'users.list',
      error: 'internal_error',
      times: 99,
    });
    const { result } = await invite(slack, [
      byEmail('ada.moreau@meridian.example'),
      byEmail('nobody@meridian.example'),
    ]);
    expect(result.invited).toEqual(['email:ada.moreau@meridian.example']);
    expect(result.failed).toMatchObject([
      { responder: 'email:nobody@meridian.example' },
    ]);
  });

  it.each([
    ['gus@agency.example', 'guest'],
    ['dana.departed@meridian.example', 'deactivated'],
    ['nobody@meridian.example', 'Nobody in Slack'],
  ])('is not %s, and the reason is told', async (email, reason) => {
    const slack = await warm();
    const { result, roomId } = await invite(slack, [byEmail(email)]);
    expect(result.invited).toEqual([]);
    expect(result.failed[0].error).toContain(reason);
    expect((await slack.channel(roomId)).members).toEqual([
      slack.twin.botUserId,
    ]);
  });

  it.each([
    ['U0CALENDAR', 'bot'],
    ['U0SAMSTRANGER', 'another workspace'],
    ['not an id', 'slack.com/user-id'],
    ['U0NOBODY', 'no such account'],
  ])('is not who is annotated with %s', async (slackId, reason) => {
    const slack = await warm({ catalog: { 'user:default/x': { slackId } } });
    const people = [byRef('x'), byEmail('ada.moreau@meridian.example')];
    const { result } = await invite(slack, people);
    expect(result.invited).toEqual(['email:ada.moreau@meridian.example']);
    expect(result.failed[0].error).toContain(reason);
  });

  it('is nobody where two accounts have the e-mail', async () => {
    const twin = { ...colleague(1), email: 'ada.moreau@meridian.example' };
    const slack = await warm({ twin: { users: [...demoPeople, twin] } });
    const { result } = await invite(slack, [
      byEmail('ada.moreau@meridian.example'),
    ]);
    expect(result.failed[0].error).toContain('Several Slack accounts');
  });

  it('may be 250 people from a directory of many pages, invited a hundred at a time', async () => {
    const users = Array.from({ length: 250 }, (_, n) => colleague(n));
    const slack = await start({
      twin: { users: [...demoPeople, ...users] },
      parts: { pageSize: 40 },
    });
    const people = users.map(({ email = '' }) => byEmail(email));
    const { result, roomId } = await invite(slack, people);
    expect(result.failed).toEqual([]);
    expect(result.invited).toHaveLength(250);
    expect((await slack.channel(roomId)).members).toHaveLength(251);
    expect((await slack.callsOf('users.list')).length).toBeGreaterThan(5);
    expect(await slack.callsOf('conversations.invite')).toHaveLength(3);
    expect(await slack.callsOf('users.lookupByEmail')).toEqual([]);
  }, 30_000);

  it('is in the room by then where others could not be looked for', async () => {
    const slack = await start({
      catalog: { 'user:default/ada': { slackId: 'U0ADAMOREAU' } },
    });
    await slack.slack.misbehave({
      type: 'rateLimited',
      method: 'users.*',
      retryAfterS: 1,
      times: 99,
    });
    const people = [byRef('ada'), byEmail('ben.okafor@meridian.example')];
    await expect(invite(slack, people)).rejects.toMatchObject({
      failure: 'not-executed',
    });
    const [room] = (await slack.slack.channels()).filter(
      ({ kind }) => kind === 'private',
    );
    expect(room.members).toContain('U0ADAMOREAU');
  });
});

describe('who is called in Slack', () => {
  const content = { title: 'Nobody is in command', lines: [], links: [] };
  const call = (slack: StartedSlack, person: Invitee) =>
    slack.chat.call(
      { incident, person, content },
      callFor('inc-1/call:no-commander:1'),
    );

  it('gets a direct message with the key in it', async () => {
    const slack = await start();
    expect(await call(slack, byEmail('ada.moreau@meridian.example'))).toEqual(
      {},
    );
    const direct = (await slack.slack.channels()).find(
      ({ kind }) => kind === 'im',
    );
    expect(direct?.members).toContain('U0ADAMOREAU');
    expect(direct?.messages[0]).toMatchObject({
      metadata: {
        event_type: 'ir_effect',
        event_payload: { effect_id: 'inc-1/call:no-commander:1' },
      },
    });
  });

  it('is called once where nobody knows whether the message arrived', async () => {
    const slack = await start();
    const benjamin = byEmail('ben.okafor@meridian.example');
    await slack.slack.misbehave({
      type: 'replyLost',
      method: 'chat.postMessage',
    });
    await expect(call(slack, benjamin)).rejects.toThrow('Slack');
    expect(await call(slack, benjamin)).toEqual({});
    expect(await slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('is not reached where the app may not write to people, and it is told what to switch on', async () => {
    const slack = await start({ twin: { app: { messagesTab: false } } });
    const { error } = await call(slack, byEmail('ada.moreau@meridian.example'));
    expect(error).toContain('Messages tab');
  });

  it('is not who is not to be had, and the reason is told', async () => {
    const slack = await start();
    const { error } = await call(slack, byEmail('nobody@meridian.example'));
    expect(error).toContain('Nobody in Slack');
  });
});

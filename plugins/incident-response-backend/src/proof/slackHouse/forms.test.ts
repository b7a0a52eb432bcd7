import { startHttpHouse } from './__testUtils__/httpHouse';
import { startSlackHouse, type SlackHouse } from './__testUtils__/slackHouse';

jest.setTimeout(60_000);

const houses: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(houses.splice(0).map(house => house.stop()));
});

async function inCommand() {
  const house = await startSlackHouse();
  houses.push(house);
  const { id, room } = await house.open();
  await house.press(room, 'U0ADA', await house.button(room, 'takeCommand'));
  await house.until(id, ({ ic }) => ic === 'user:default/ada');
  return { house, id, room };
}

const toldAda = async (house: SlackHouse) =>
  JSON.stringify(await house.toldTo('U0ADA'));

const answered = (house: SlackHouse, method: string) =>
  house.eventually(async () =>
    (await house.slack.calls()).find(call => call.method === method),
  );

describe('a form in Slack', () => {
  it('may be closed before it is filled, and nobody is told of trouble', async () => {
    const { house, id, room } = await inCommand();
    await house.type(room, 'U0ADA', 'status draft We are looking into it.');
    await house.until(id, ({ drafts }) => drafts.length === 1);
    const edit = await house.button(room, 'editDraft');
    await house.slack.misbehave({
      type: 'latency',
      method: 'views.update',
      ms: 300,
    });
    await house.press(room, 'U0ADA', edit);
    const [view] = await house.eventually(async () => {
      const views = await house.slack.views();
      return views.length > 0 && views;
    });
    await house.act({ act: 'close', user: 'U0ADA', viewId: view.id });
    expect(await answered(house, 'views.update')).toMatchObject({
      result: { body: { error: 'not_found' } },
    });
    await house.type(room, 'U0ADA', 'checklist');
    await house.eventually(async () =>
      (await toldAda(house)).includes('War room assembled'),
    );
    expect(await toldAda(house)).not.toContain('could not be dealt with');
    expect(house.errors).toEqual([]);
  });

  it('that did not open in time is said so, and that nothing was done', async () => {
    const { house, id, room } = await inCommand();
    await house.slack.misbehave({
      type: 'refused',
      method: 'views.open',
      error: 'expired_trigger_id',
    });
    await house.type(room, 'U0ADA', 'mitigate');
    await house.eventually(async () =>
      (await toldAda(house)).includes('Nothing was done; try again.'),
    );
    expect(await house.slack.views()).toEqual([]);
    expect((await house.service.get(id)).status).toBe('active');
  });

  it('says beside each input what is wrong with it, and stays open', async () => {
    const { house, room } = await inCommand();
    await house.type(room, 'U0ADA', 'mitigate');
    const [view] = await house.eventually(async () => {
      const views = await house.slack.views();
      return views.length > 0 && views;
    });
    const sent = await house.act({
      act: 'submit',
      user: 'U0ADA',
      viewId: view.id,
      values: { words: { value: '   ' } },
    });
    expect(sent).toMatchObject({ errors: { words: 'Say it in a few words.' } });
    expect(await house.slack.views()).toHaveLength(1);
  });
});

describe('what comes back from Slack and is not as it was sent', () => {
  const person = {
    user: { id: 'U0ADA' },
    team: { id: 'T0MERIDIAN' },
    trigger_id: 't1',
  };

  async function opened() {
    const house = await startHttpHouse();
    houses.push(house);
    const { id, room } = await house.open();
    const { seq } = await house.until(
      id,
      ({ room: at, responders }) =>
        at?.bookmarked === true && responders.every(r => r.invite),
    );
    /** What people did; the machine goes on by itself. */
    const did = async () =>
      (await house.service.timeline(id, { limit: 200 })).entries.filter(
        ({ event }) =>
          event.actor.kind === 'person' && event.type !== 'RESPONDER_JOINED',
      );
    return { house, id, room, seq, did };
  }

  it('is no command where buttons say something else', async () => {
    const { house, room, did } = await opened();
    for (const value of [
      '{"v":1,"action":{"type":',
      'null',
      '[]',
      '{"v":2,"action":{"type":"takeCommand"}}',
      '{"v":1,"action":{"type":"takeCommand"},"user":"U0BEN"}',
      '\u0000',
      'x'.repeat(5_000),
    ])
      expect(
        await house.send({
          type: 'block_actions',
          ...person,
          channel: { id: room },
          actions: [
            {
              type: 'button',
              action_id: 'ir:takeCommand:0',
              block_id: 'b',
              value,
            },
          ],
        }),
      ).toBe(200);
    expect(await did()).toEqual([]);
    expect(await house.slack.views()).toEqual([]);
  });

  it('is no command where forms are about something else', async () => {
    const { house, did } = await opened();
    const abouts = ['{"v":1,"room":', 'null', '[]', '{"v":2}', '\u0000', ''];
    for (const about of abouts)
      expect(
        await house.send({
          type: 'view_submission',
          ...person,
          view: {
            callback_id: 'ir:resolve',
            private_metadata: about,
            state: { values: { words: { value: { value: 'Over.' } } } },
          },
        }),
      ).toBe(200);
    await house.eventually(
      async () => (await house.toldTo('U0ADA')).length === abouts.length,
    );
    expect((await house.toldTo('U0ADA')).map(({ text }) => text)).toEqual(
      abouts.map(() => expect.stringContaining('another version')),
    );
    expect(await did()).toEqual([]);
    expect(house.errors).toEqual([]);
  });
});

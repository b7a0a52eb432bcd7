import { startHttpHouse } from './__testUtils__/httpHouse';
import { startSlackHouse, type SlackHouse } from './__testUtils__/slackHouse';

jest.setTimeout(60_000);

const houses: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(houses.splice(0).map(house => house.stop()));
});

async function inCommand<T extends SlackHouse>(starting: Promise<T>) {
  const house = await starting;
  houses.push(house);
  const { id, room } = await house.open();
  await house.press(room, 'U0ADA', await house.button(room, 'takeCommand'));
  await house.until(id, ({ ic }) => ic === 'user:default/ada');
  return { house, id, room };
}

const told = (house: SlackHouse, who: string, words: RegExp) =>
  house.eventually(async () =>
    (await house.toldTo(who)).find(({ text, blocks }) =>
      words.test(`${text} ${JSON.stringify(blocks)}`),
    ),
  );

describe('whoever presses a button', () => {
  it('is answered where the room does not show what came of it', async () => {
    const { house, id, room } = await inCommand(startSlackHouse());
    await house.press(room, 'U0BEN', await house.button(room, 'join'));
    await told(house, 'U0BEN', /ben joined/);
    await house.type(room, 'U0ADA', 'resolve Rolled back.');
    await house.until(id, ({ status }) => status === 'resolved');
    await house.press(room, 'U0BEN', await house.button(room, 'rate'));
    await told(house, 'U0BEN', /1 of 5|[Rr]ated/);
    expect(house.errors).toEqual([]);
  });

  it('is told in the end although the word that it takes long hangs', async () => {
    const { house, id, room } = await inCommand(startSlackHouse());
    await house.type(room, 'U0ADA', 'status draft Checkout is slow.');
    await house.until(id, ({ drafts }) => drafts.length === 1);
    const approve = await house.button(room, 'approveDraft');
    // Who decides is asked for anew, and that takes a while.
    await house.slack.misbehave(
      { type: 'latency', method: 'users.info', ms: 600 },
      { type: 'stall', method: 'response_url', where: 'headers' },
    );
    await house.press(room, 'U0BEN', approve);
    await told(house, 'U0BEN', /Only the incident commander/);
    expect(house.errors).toEqual([
      expect.stringContaining('did not reach Slack'),
    ]);
    expect((await house.service.get(id)).drafts[0].status).toBe('waiting');
  });

  it('on words that were changed meanwhile approves nothing and is shown what they are now', async () => {
    const { house, id, room } = await inCommand(startHttpHouse());
    await house.type(room, 'U0ADA', 'status draft Checkout is slow.');
    const { drafts } = await house.until(id, i => i.drafts.length === 1);
    const [{ draftId, revisions }] = drafts;
    const { revision, sha256, request } = revisions[0];
    await house.service.command(
      id,
      {
        type: 'reviseDraft',
        draftId,
        revision,
        content: { ...request, body: 'Checkout fails.' },
      },
      { kind: 'person', entityRef: 'user:default/ada', door: 'console' },
    );
    // The message as it was is still on somebody's screen.
    const [{ payload }] = (await house.slack.deliveries()).filter(
      ({ name }) => name === 'block_actions',
    );
    const action = { type: 'approveDraft', draftId, revision, sha256 };
    await house.send({
      ...payload,
      trigger_id: 't-late',
      actions: [
        {
          type: 'button',
          block_id: 'b',
          action_id: 'ir:approveDraft:0',
          value: JSON.stringify({ v: 1, action }),
        },
      ],
    });
    await told(house, 'U0ADA', /revision 2 of draft-1.*Checkout fails\./s);
    const { drafts: now } = await house.service.get(id);
    expect(now.map(({ status, approvals }) => [status, approvals])).toEqual([
      ['waiting', []],
    ]);
  });
});

describe('what is asked for', () => {
  it('is answered with what happened, not with how it was done', async () => {
    const { house, room } = await inCommand(startSlackHouse());
    await house.type(room, 'U0ADA', 'severity P3 Few notice it.');
    await told(house, 'U0ADA', /Severity changed/);
    await house.type(room, 'U0ADA', 'timeline');
    const { text } = await told(house, 'U0ADA', /UTC .*command/);
    expect(text).toContain('Severity changed from P1 to P3');
    expect(text).not.toMatch(/Started|Posted in the war room|Updated in/);
    await house.type(room, 'U0ADA', 'checklist');
    await told(house, 'U0ADA', /draft created \(if customers notice\)/);
    expect(house.errors).toEqual([]);
  });
});

describe('help', () => {
  it('names the command that was typed, where the app has several', async () => {
    const house = await startSlackHouse();
    houses.push(house);
    for (const command of ['/incident', '/incident-response']) {
      await house.act({
        act: 'slash',
        user: 'U0ADA',
        channel: 'C0INCIDENTS',
        command,
        text: 'help',
      });
      await told(
        house,
        'U0ADA',
        new RegExp(`${command} declare.*${command} help`),
      );
    }
    expect(house.errors).toEqual([]);
  });
});

describe('a 📌 in the war room', () => {
  it('keeps a message as a pin does, and lets go of it', async () => {
    const { house, id, room } = await inCommand(startSlackHouse());
    const { ts = '' } = await house.act({
      act: 'say',
      user: 'U0BEN',
      channel: room,
      text: 'Errors began with the 02:55 deploy.',
    });
    const types = async () =>
      (await house.service.timeline(id, { limit: 200 })).entries.map(
        ({ event }) => event.type,
      );
    const mark = { user: 'U0ADA', channel: room, ts, name: 'pushpin' };
    await house.act({ ...mark, act: 'react', name: 'eyes' });
    await house.act({ ...mark, act: 'react' });
    await house.eventually(async () =>
      (await types()).includes('MESSAGE_KEPT'),
    );
    await house.act({ ...mark, act: 'unreact' });
    await house.eventually(async () =>
      (await types()).includes('KEPT_MESSAGE_RELEASED'),
    );
    expect(house.errors).toEqual([]);
  });
});

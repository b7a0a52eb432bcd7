import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import { DEFAULT_REMINDERS, scaleReminders } from '../domain/ReminderSettings';
import { faultySuite } from './__testUtils__/faultySuite';
import { intercept } from './__testUtils__/intercept';
import { ada } from './__testUtils__/playWithFaults';
import type { EngineDeps } from './createEngine';

jest.setTimeout(60_000);

const { start } = faultySuite();

/** A minute takes a few milliseconds. */
const hurried = (deps: EngineDeps): EngineDeps => ({
  ...deps,
  settings: {
    ...deps.settings,
    reminders: scaleReminders(DEFAULT_REMINDERS, 0.0002),
  },
});

const UNKNOWN = { error: 'Slack knows no such account.' };

describe('while nobody acts', () => {
  it('the room is reminded, everybody is called once, and a draft is proposed but not published', async () => {
    const play = await start(hurried);
    const id = await play.open();
    const incident = await play.until(
      id,
      ({ room, drafts }) =>
        room?.messages['nobody-left:2'] !== undefined && drafts.length > 0,
    );
    expect(
      incident.calls.map(({ reason, responder }) => [reason, responder]),
    ).toEqual([
      ['no-commander', 'user:default/ada'],
      ['no-commander', 'user:default/ben'],
    ]);
    const reminders = await play.ofType(id, 'COMMAND_REMINDER_SENT');
    expect(reminders.map(e => e.data.reminder)).toEqual([1, 2]);
    const requests = await play.ofType(id, 'STATUSPAGE_DRAFT_REQUESTED');
    expect(requests.map(e => e.data.reason)).toEqual(['no-draft']);
    expect(incident.drafts[0].status).toBe('waiting');
    expect(incident.publicIncident).toBeUndefined();
  });

  it.each([
    ['the commander is nudged directly, and the room is left in peace', {}],
    ['a commander who cannot be written to is nudged in the room', UNKNOWN],
  ])('%s', async (_what, answer) => {
    const written: (readonly [string, string])[] = [];
    const play = await start(deps => ({
      ...hurried(deps),
      settings: { ...hurried(deps).settings, nudges: 'dm' },
      chat: {
        ...deps.chat,
        call: async ({ person, content }) => {
          written.push([person.id, content.title]);
          return answer;
        },
      },
    }));
    const id = await play.open();
    await play.until(id, ({ status }) => status === 'active');
    await play.send(id, { type: 'takeCommand' });
    await play.until(id, () =>
      written.some(([, title]) => title.startsWith('Status update due')),
    );
    const { reminders } = await play.until(id, i => i.reminders.unanswered > 1);
    expect(reminders.tried).toBeGreaterThan(0);
    const nudges = await play.ofType(id, 'STATUS_REMINDER_SENT');
    expect(nudges.at(-1)?.data.to).toBe(
      answer === UNKNOWN ? undefined : ada.entityRef,
    );
    expect(written.find(([who]) => who === ada.entityRef)).toBeDefined();
  });

  it('an end that customers do not read of is proposed to them once', async () => {
    const play = await start(hurried);
    const id = await play.drafted();
    await play.approve(id);
    await play.until(id, play.draftIs('published'));
    await play.send(id, { type: 'resolve', summary: 'All clear.' });
    const incident = await play.until(id, ({ drafts }) => drafts.length === 2);
    expect(incident.drafts[1].revisions[0].request.status).toBe('resolved');
    expect(incident.drafts[1].status).toBe('waiting');
    const requests = await play.ofType(id, 'STATUSPAGE_DRAFT_REQUESTED');
    expect(requests.map(e => e.data.reason)).toEqual(['page-open']);
  });

  it('the commander is reminded of the postmortem until it is finished', async () => {
    const play = await start(hurried);
    const id = await play.open();
    await play.send(id, { type: 'takeCommand' });
    await play.send(id, { type: 'resolve', summary: 'All clear.' });
    const { calls } = await play.until(id, incident =>
      incident.calls.some(call => call.reason === 'postmortem-due'),
    );
    expect(calls.at(-1)?.responder).toBe(ada.entityRef);
    await play.send(id, { type: 'finishPostmortem' });
    const finished = await play.service.get(id);
    expect(finished.postmortem.finishedBy).toBe(ada.entityRef);
  });
});

describe('an invitation that fails for good', () => {
  it('keeps nobody waiting who is named later, and is tried again when somebody asks', async () => {
    let down = true;
    const play = await start(deps => ({
      ...deps,
      chat: intercept(deps.chat, 'invite', invite => async (about, call) => {
        if (down)
          throw new OutboundCallError('no such room', { failure: 'rejected' });
        return invite(about, call);
      }),
    }));
    const id = await play.open();
    const failed = await play.until(
      id,
      ({ effects }) => effects['invite:1']?.status === 'parked',
    );
    expect(failed.responders.map(r => r.invite)).toEqual(
      failed.responders.map(() => 'failed'),
    );
    down = false;
    await play.send(id, { type: 'retryEffect', effect: 'invite:1' });
    const healed = await play.until(id, ({ responders }) =>
      responders.every(r => r.invite === 'invited'),
    );
    expect(healed.effects['invite:1'].status).toBe('done');
  });
});

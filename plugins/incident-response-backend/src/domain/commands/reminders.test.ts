import {
  accepted,
  ADA,
  after,
  ask,
  happened,
  incidentOf,
  minute,
} from '../__testUtils__/ledgerOf';
import { commanded, ROOM } from '../__testUtils__/incidents';

describe('reminders', () => {
  it('are silenced for a while', () => {
    const silenced = accepted(commanded(), [
      { type: 'silenceReminders', minutes: 30 },
    ]);
    expect(silenced.reminders).toMatchObject({
      silenced: true,
      silencedUntil: minute(32).toISOString(),
    });
  });

  it('are silenced until resumed, and not twice', () => {
    const silenced = accepted(commanded(), [{ type: 'silenceReminders' }]);
    expect(silenced.reminders).not.toHaveProperty('silencedUntil');
    expect(ask(silenced, { type: 'silenceReminders' })).toEqual({
      ok: false,
      reason: 'conflict',
      sentence:
        'Nudges are silenced already. Resume them, or say for how many minutes.',
    });
    expect(ask(silenced, { type: 'silenceReminders', minutes: 5 }).ok).toBe(
      true,
    );
  });

  it('are resumed, counting from then', () => {
    const resumed = accepted(
      accepted(commanded(), [{ type: 'silenceReminders', minutes: 30 }]),
      [{ type: 'resumeReminders' }],
      undefined,
      minute(9),
    );
    expect(resumed.reminders).toEqual({
      sent: 0,
      tried: 0,
      unanswered: 0,
      toldOn: 0,
      since: minute(9).toISOString(),
      silenced: false,
      cadence: 'off',
      changed: {
        times: 2,
        silenced: false,
        by: ADA.entityRef,
        at: minute(9).toISOString(),
      },
    });
  });

  it('are not resumed when nobody silenced them', () => {
    expect(ask(commanded(), { type: 'resumeReminders' })).toEqual({
      ok: false,
      reason: 'conflict',
      sentence: 'Nudges are not silenced; nothing has to be resumed.',
    });
  });

  it('are not put off by resuming once the silence is over', () => {
    const silenced = accepted(commanded(), [
      { type: 'silenceReminders', minutes: 5 },
    ]);
    const resume = (at: number) =>
      ask(silenced, { type: 'resumeReminders' }, undefined, minute(at));
    expect(resume(6).ok).toBe(true);
    expect(resume(7)).toMatchObject({
      sentence: 'Nudges are not silenced; nothing has to be resumed.',
    });
  });
});

describe('trying an effect again', () => {
  const parked = after(
    incidentOf(ROOM),
    happened('EFFECT_FAILED', {
      key: 'pin:checklist',
      failure: 'permanent',
      failures: 1,
      sentence: 'pin:checklist failed',
    }),
  );
  const retry = (incident: typeof parked, effect: string) =>
    ask(incident, { type: 'retryEffect', effect });

  it('puts what is parked back', () => {
    const again = accepted(parked, [
      { type: 'retryEffect', effect: 'pin:checklist' },
    ]);
    expect(again.effects['pin:checklist']).toEqual({
      key: 'pin:checklist',
      status: 'pending',
      retries: 1,
    });
  });

  it.each([
    [
      'publish:draft-1:1:0',
      'invalid',
      'A publication is never repeated this way. Settle it, or approve the draft again.',
    ],
    [
      'post:moon',
      'invalid',
      'There is no effect "post:moon" on this incident. Choose one that is shown as failed.',
    ],
    [
      'constructor',
      'invalid',
      'There is no effect "constructor" on this incident. Choose one that is shown as failed.',
    ],
    [
      'room:1',
      'conflict',
      '"room:1" is done already; nothing has to be retried.',
    ],
  ])('refuses %s', (effect, reason, sentence) => {
    expect(retry(parked, effect)).toEqual({ ok: false, reason, sentence });
  });

  it('refuses what is being tried', () => {
    const claimed = after(
      parked,
      happened('EFFECT_CLAIMED', {
        key: 'post:headline',
        claimId: 'c1',
        owner: 'p1',
      }),
    );
    expect(retry(claimed, 'post:headline')).toMatchObject({
      sentence:
        '"post:headline" is being tried already; nothing has to be retried.',
    });
  });
});

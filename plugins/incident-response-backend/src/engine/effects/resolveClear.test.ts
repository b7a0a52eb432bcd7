import { commanded, ROOM } from '../../domain/__testUtils__/incidents';
import {
  after,
  ALERT,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../../domain/__testUtils__/ledgerOf';
import { CALL } from '../__testUtils__/smallWorld';
import type { EffectPorts } from './EffectDefinition';
import { resolveClear } from './resolveClear';

const recorded = (state: 'firing' | 'resolved', at: number, group = 'G1') =>
  happened(
    'ALERT_RECORDED',
    {
      eventKey: `${group}:${at}`,
      receivedAt: minute(at).toISOString(),
      alert: { ...ALERT, group, state, at: minute(at).toISOString() },
    },
    { at: minute(at) },
  );

const CLEAR = after(
  commanded(incidentOf(ROOM)),
  recorded('firing', 0),
  recorded('resolved', 5),
);

async function act(incident: typeof CLEAR, at: number) {
  const settings = { ...SETTINGS, resolveWhenClearMs: 10 * 60_000 };
  const outcome = await resolveClear({ settings } as EffectPorts).perform(
    { kind: 'resolveClear', key: 'resolve-clear:1' },
    incident,
    CALL,
  );
  return outcome(incident, minute(at));
}

describe('the rule that resolves when all is clear', () => {
  it('speaks for itself on the ledger', async () => {
    const [resolved] = await act(CLEAR, 15);
    expect(resolved).toMatchObject({
      type: 'INCIDENT_RESOLVED',
      effect: 'resolve-clear:1',
      actor: { kind: 'system', name: 'resolve-when-clear' },
      data: { summary: expect.stringContaining('resolveWhenClear') },
    });
  });

  it('does nothing before its time, or if something fires in the meantime', async () => {
    expect(await act(CLEAR, 14)).toEqual([]);
    expect(await act(after(CLEAR, recorded('firing', 9, 'G2')), 20)).toEqual(
      [],
    );
  });
});

import { commanded } from '../../domain/__testUtils__/incidents';
import {
  ADA,
  after,
  happened,
  minute,
} from '../../domain/__testUtils__/ledgerOf';
import { CALL } from '../__testUtils__/smallWorld';
import { cadence } from './cadence';
import type { EffectPorts } from './EffectDefinition';

const SILENCED = after(
  commanded(),
  happened('STATUS_REMINDER_SILENCED', {}, { actor: ADA, at: minute(3) }),
);

/** What is told of a silence that was begun now, once the incident has become `later`. */
async function told(later: typeof SILENCED) {
  const wakeups = { setCadence: async () => {} };
  const { perform } = cadence({
    wakeups,
  } as Partial<EffectPorts> as EffectPorts);
  const outcome = await perform(
    { kind: 'cadence', key: 'cadence:silenced', cadence: 'silenced' },
    SILENCED,
    CALL,
  );
  return outcome(later, minute(5)).map(({ type }) => type);
}

describe('the cadence of reminders', () => {
  it('is told as it was set', async () => {
    expect(await told(SILENCED)).toEqual(['CADENCE_CHANGED']);
  });

  it('is not told by a process that slept while people resumed the reminders', async () => {
    const resumed = happened(
      'STATUS_REMINDER_RESUMED',
      {},
      { actor: ADA, at: minute(4) },
    );
    expect(await told(after(SILENCED, resumed))).toEqual([]);
  });
});

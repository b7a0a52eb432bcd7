import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { ROOM } from '../__testUtils__/incidents';
import { after, happened, incidentOf } from '../__testUtils__/ledgerOf';

describe('effects', () => {
  const CLAIMED = happened('EFFECT_CLAIMED', {
    key: 'room:1',
    claimId: 'c1',
    owner: 'p1',
  });
  const failed = (
    failure: 'transient' | 'permanent' | 'unknown',
    key = 'room:1',
  ) =>
    happened('EFFECT_FAILED', {
      key,
      failure,
      failures: 3,
      sentence: 'it failed',
    });

  it('are claimed, fail, heal and are done', () => {
    const claimed = incidentOf(CLAIMED, failed('unknown'));
    expect(claimed.effects['room:1']).toMatchObject({
      status: 'claimed',
      claim: { claimId: 'c1', seq: 2 },
      failure: { kind: 'unknown', failures: 3 },
    });
    const done = after(claimed, ROOM).effects['room:1'];
    expect(done).toMatchObject({ status: 'done', claim: { claimId: 'c1' } });
    expect(done).not.toHaveProperty('failure');
  });

  it('park when they fail for good, until somebody asks for them', () => {
    const parked = incidentOf(CLAIMED, failed('permanent'));
    expect(parked.effects['room:1'].status).toBe('parked');
    expect(
      after(parked, happened('EFFECT_RETRIED', { key: 'room:1' })).effects[
        'room:1'
      ],
    ).toMatchObject({ key: 'room:1', status: 'pending', retries: 1 });
  });

  it('fail without a claim where none is needed', () => {
    expect(
      incidentOf(failed('transient', 'changes')).effects.changes.status,
    ).toBe('pending');
  });

  it('are not changed by what was only observed', () => {
    const seen = happened('EFFECT_OBSERVED', {
      key: 'room:1',
      claimId: 'c0',
      outcome: 'a room',
    });
    expect(incidentOf(seen).effects).toEqual({});
    expect(
      after(incidentOf(CLAIMED), seen).effects['room:1'].claim?.claimId,
    ).toBe('c1');
  });

  const updated = (what: string, hash: string) =>
    happened(
      'ROOM_MESSAGE_UPDATED',
      { what, messageId: `m-${what}`, hash },
      { effect: `update:${what}:${hash}` },
    );
  const keys = (...events: readonly LedgerEvent[]) =>
    Object.keys(incidentOf(ROOM, ...events).effects).filter(key =>
      key.startsWith('update:'),
    );

  it('that failed to show what is no longer to be shown are nobody’s trouble', () => {
    const old = failed('permanent', 'update:headline:a');
    const other = failed('permanent', 'update:headline-2:a');
    expect(keys(old, other, updated('headline', 'b'))).toEqual([
      'update:headline-2:a',
    ]);
    expect(keys(old, other, failed('transient', 'update:headline:b'))).toEqual([
      'update:headline-2:a',
      'update:headline:b',
    ]);
    expect(keys(old, happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' }))).toEqual(
      [],
    );
  });
});

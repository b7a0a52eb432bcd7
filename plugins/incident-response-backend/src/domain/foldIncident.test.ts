import { ROOM } from './__testUtils__/incidents';
import {
  ADA,
  DECLARED,
  happened,
  INCIDENT_ID,
  incidentOf,
  KEYS,
  minute,
} from './__testUtils__/ledgerOf';
import { chainOf, headOfChain } from './__testUtils__/chain';
import { foldCommit, foldEvent, foldLedger } from './foldIncident';
import { openCommit, type Commit } from './ledger';
import { verifyLedger } from './verifyLedger';

describe('a ledger of a newer version', () => {
  const commit = (seq: number, ...events: Commit['events']): Commit => ({
    incidentId: INCIDENT_ID,
    seq,
    commitId: `c${seq}`,
    previous: '0'.repeat(64),
    at: minute(0).toISOString(),
    events,
  });
  const strange = (mustUnderstand: boolean) => ({
    type: 'INCIDENT_SPLIT',
    mustUnderstand,
    at: minute(1).toISOString(),
  });

  it('is read past what need not be understood', () => {
    const incident = foldCommit(incidentOf(), commit(2, strange(false)));
    expect(incident).toEqual({ ...incidentOf(), seq: 2 });
  });

  it('is shown, but blocked, where an event must be understood', () => {
    const blocked = foldCommit(incidentOf(), commit(2, strange(true), ROOM));
    expect(blocked).toMatchObject({
      blockedBy: 'INCIDENT_SPLIT',
      seq: 2,
      status: 'assembling',
    });
  });

  it('is shown, but blocked, where an event it knows has changed since', () => {
    const now = happened('COMMAND_TAKEN', { ic: ADA.entityRef });
    const later = JSON.parse(
      JSON.stringify({ ...now, v: 2, data: { by: 'rota', team: 'sre' } }),
    );
    const chain = chainOf([[DECLARED], [now], [later], [ROOM]]);
    expect(foldLedger(chain.map(openCommit))).toMatchObject({
      blockedBy: 'COMMAND_TAKEN (version 2)',
      ic: ADA.entityRef,
      room: { roomId: 'R1' },
      seq: 4,
    });
    expect(verifyLedger(INCIDENT_ID, chain, headOfChain(chain), KEYS).ok).toBe(
      true,
    );
  });

  it('cannot be begun by it', () => {
    expect(() => foldCommit(undefined, commit(1, strange(true)))).toThrow(
      /starts with an event this version does not know; upgrade this replica/,
    );
  });

  it('is never empty', () => {
    expect(() => foldLedger([])).toThrow(/^The ledger is empty; it must start/);
  });

  it('starts with a declaration or is refused', () => {
    expect(() =>
      foldEvent(undefined, ROOM, { incidentId: INCIDENT_ID, seq: 1 }),
    ).toThrow(/starts with WAR_ROOM_CREATED instead of INCIDENT_DECLARED/);
  });
});

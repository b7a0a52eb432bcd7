import { ROOM } from './__testUtils__/incidents';
import { INCIDENT_ID, incidentOf, minute } from './__testUtils__/ledgerOf';
import { foldCommit, foldEvent } from './foldIncident';
import type { Commit } from './ledger';

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

  it('cannot be begun by it', () => {
    expect(() => foldCommit(undefined, commit(1, strange(true)))).toThrow(
      /starts with an event this version does not know; upgrade this replica/,
    );
  });

  it('starts with a declaration or is refused', () => {
    expect(() =>
      foldEvent(undefined, ROOM, { incidentId: INCIDENT_ID, seq: 1 }),
    ).toThrow(/starts with WAR_ROOM_CREATED instead of INCIDENT_DECLARED/);
  });
});

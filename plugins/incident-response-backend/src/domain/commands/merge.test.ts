import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, published, ROOM } from '../__testUtils__/incidents';
import {
  ADA,
  after,
  ask,
  incidentOf,
  minute,
  refusal,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { decide } from '../decide';
import type { FoldedIncident } from '../FoldedIncident';

describe('a merge', () => {
  const MERGE: IncidentCommand = {
    type: 'merge',
    into: 'inc-2',
    reason: 'One cause.',
  };
  const other = (change: Partial<FoldedIncident> = {}) => ({
    ...incidentOf(ROOM),
    id: 'inc-2',
    ...change,
  });
  const into = (incident: FoldedIncident, there?: FoldedIncident) =>
    decide(incident, MERGE, {
      actor: ADA,
      now: minute(2),
      settings: SETTINGS,
      ...(there ? { other: there } : {}),
    });

  it('ends this incident with a link to where it goes on', () => {
    const decision = into(commanded(), other());
    if (!decision.ok) throw new Error(decision.sentence);
    expect(after(commanded(), ...decision.events)).toMatchObject({
      status: 'merged',
      merger: { into: 'inc-2', by: ADA.entityRef, reason: 'One cause.' },
      links: [{ incidentId: 'inc-2', relation: 'duplicate', told: false }],
    });
  });

  it.each([
    [
      'there is no such incident',
      commanded(),
      undefined,
      'There is no incident inc-2. Check the id, or look it up in the list.',
    ],
    [
      'the other one is over',
      commanded(),
      other({ status: 'closed' }),
      'inc-2 is closed: nothing can go on in it. Choose an open incident.',
    ],
    [
      'only this one is a drill',
      { ...commanded(), kind: 'drill' as const },
      other(),
      'A drill does not go on in a real incident, and inc-2 is one.',
    ],
    [
      'only the other one is a drill',
      commanded(),
      other({ kind: 'drill' }),
      'inc-2 is a drill. A real incident does not go on in it.',
    ],
    [
      'only one of them is restricted',
      commanded(),
      other({ visibility: 'restricted' }),
      'One of the two is restricted, and fewer people may read it. Make them alike first.',
    ],
    [
      'customers read of this one',
      published(),
      other(),
      'Customers read of this incident on the status page. Resolve it instead, and tell them how it ended.',
    ],
  ])('is refused where %s', (_why, incident, there, sentence) => {
    expect(refusal(into(incident, there))).toBe(sentence);
  });

  it('does not lead into itself', () => {
    const incident = commanded();
    expect(refusal(ask(incident, { ...MERGE, into: incident.id }))).toBe(
      'An incident is not merged into itself. Give the id of another one.',
    );
  });
});

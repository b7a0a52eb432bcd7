import {
  ADA,
  approvalOf,
  BEN,
  CONDUCTOR,
  SETTINGS,
} from '../domain/__testUtils__/ledgerOf';
import { drafted } from '../domain/__testUtils__/incidents';
import { factsOf, readActorFacts } from './actorFacts';

const COMMS = 'group:default/comms';
const NIGHT = 'group:default/night';

function catalogWith(members: Readonly<Record<string, readonly string[]>>) {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    settings: {
      ...SETTINGS,
      authority: { ...SETTINGS.authority, approverGroups: [COMMS] },
    },
    groups: {
      read: async (groups: readonly string[]) => {
        asked.push(groups);
        return groups.map(group => ({
          group,
          members: new Set(members[group]),
          ageMs: 7,
        }));
      },
    },
  };
}

describe('what the catalog says of who acts', () => {
  it('is for each group whether they are in it, as old as the oldest answer', () => {
    const answers = [
      { group: COMMS, members: new Set([BEN.entityRef]), ageMs: 3 },
      { group: NIGHT, members: new Set<string>(), ageMs: 9 },
    ];
    expect(factsOf(answers, BEN.entityRef)).toEqual({
      memberOf: { [COMMS]: true, [NIGHT]: false },
      ageMs: 9,
    });
    expect(factsOf([], BEN.entityRef)).toEqual({ memberOf: {}, ageMs: 0 });
  });

  it('is read where a group may decide', async () => {
    const catalog = catalogWith({ [COMMS]: [BEN.entityRef] });
    const incident = drafted();
    const command = approvalOf(incident);
    expect(await readActorFacts(catalog, incident, command, BEN)).toEqual({
      memberOf: { [COMMS]: true },
      ageMs: 7,
    });
    expect(catalog.asked).toEqual([[COMMS]]);
  });

  it('is not waited for by the incident commander, nor asked of a part of the system', async () => {
    const catalog = catalogWith({});
    const incident = drafted();
    const command = approvalOf(incident);
    for (const actor of [ADA, CONDUCTOR])
      expect(await readActorFacts(catalog, incident, command, actor)).toEqual({
        memberOf: {},
        ageMs: 0,
      });
    expect(catalog.asked).toEqual([]);
  });
});

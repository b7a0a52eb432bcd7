import { DEFAULT_AUTHORITY } from '../domain/AuthoritySettings';
import type { Groups } from '../domain/Groups';
import { approverProblems } from './approverProblems';
import { NO_GROUPS } from './noGroups';

const COMMS = 'group:default/comms';

const groupOf = (...members: readonly string[]): Groups => ({
  read: async groups =>
    groups.map(group => ({ group, members: new Set(members), ageMs: 0 })),
});

const problems = (groups: Groups, change: object) =>
  approverProblems(groups, { ...DEFAULT_AUTHORITY, ...change });

describe('drafts that nobody could approve', () => {
  it.each([
    ['the incident commander alone', NO_GROUPS, {}],
    ['a group with members', groupOf('u1'), { approverGroups: [COMMS] }],
    [
      'two of a group and its commander',
      groupOf('u1'),
      { approverGroups: [COMMS], quorum: 2 },
    ],
    [
      'a catalog that is away',
      NO_GROUPS,
      { approverGroups: [COMMS], quorum: 2 },
    ],
  ])('there are none with %s', async (_what, groups, change) => {
    expect(await problems(groups, change)).toEqual([]);
  });

  it.each([
    [
      'more approvals than the commander can give',
      NO_GROUPS,
      { quorum: 2 },
      /^Nothing could ever be published: .+ Name groups in incidentResponse\.authority\.approvers\.$/,
    ],
    [
      'a commander who may not approve own words, alone',
      NO_GROUPS,
      { authorMayApprove: false },
      /^Nothing could ever be published/,
    ],
    [
      'a group without members',
      groupOf(),
      { approverGroups: [COMMS] },
      /no members from a trusted location.+Check their names/,
    ],
    [
      'a group that is too small',
      groupOf('u1'),
      { approverGroups: [COMMS], quorum: 2, authorMayApprove: false },
      /too few members from a trusted location/,
    ],
  ])('are told with %s', async (_what, groups, change, sentence) => {
    const told = await problems(groups, change);
    expect(told).toEqual([expect.stringMatching(sentence)]);
    // Probes are strangers.
    expect(told.join()).not.toContain(COMMS);
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createGroups } from './createGroups';

const HOME = 'url:https://git.example.com/org/all.yaml';
const ELSEWHERE = 'url:https://git.example.com/mallory/all.yaml';
const COMMS = 'group:default/comms';

const entity = (
  kind: 'Group' | 'User',
  name: string,
  location: string,
  relations: readonly [string, string][] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/managed-by-location': location },
  },
  spec: {},
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

const ENTITIES = [
  entity('Group', 'comms', HOME, [
    ['hasMember', 'user:default/ada'],
    ['hasMember', 'user:default/mallory'],
    ['parentOf', 'group:default/night'],
    ['parentOf', 'group:default/intruders'],
  ]),
  entity('Group', 'night', HOME, [
    ['hasMember', 'user:default/ben'],
    ['parentOf', COMMS],
  ]),
  // Whoever writes an entity may claim to be a member of, or a group within, any other.
  entity('Group', 'intruders', ELSEWHERE, [['hasMember', 'user:default/eve']]),
  entity('User', 'ada', HOME),
  entity('User', 'ben', HOME),
  entity('User', 'eve', HOME),
  entity('User', 'mallory', ELSEWHERE),
];

function start(guarded = [COMMS]) {
  const time = { now: 0 };
  const catalog = catalogServiceMock({ entities: ENTITIES });
  const state: { asked: number; fails?: Error; hangs?: boolean } = { asked: 0 };
  const errors: string[] = [];
  const groups = createGroups({
    catalog: {
      queryEntities: catalog.queryEntities,
      getEntitiesByRefs: async (...request) => {
        state.asked += 1;
        if (state.fails) throw state.fails;
        if (state.hangs) return new Promise(() => {});
        return catalog.getEntitiesByRefs(...request);
      },
    },
    auth: mockServices.auth(),
    guarded,
    trustedLocations: ['url:https://git.example.com/org/'],
    monotonic: () => time.now,
    onError: group => errors.push(group),
    limits: { patienceMs: 200, deadlineMs: 300 },
  });
  return { groups, state, time, errors };
}

const members = async ({ groups }: ReturnType<typeof start>, group = COMMS) =>
  (await groups.read([group])).map(answer => [...answer.members].sort());

describe('the members of a group that gives authority', () => {
  it('come from trusted locations, also those of the groups within it', async () => {
    expect(await members(start())).toEqual([
      ['user:default/ada', 'user:default/ben'],
    ]);
  });

  it('are not asked for their location where it gives none', async () => {
    expect(await members(start([]))).toEqual([
      [
        'user:default/ada',
        'user:default/ben',
        'user:default/eve',
        'user:default/mallory',
      ],
    ]);
  });

  it('are nobody where the group is not in the catalog', async () => {
    expect(await members(start(), 'group:default/nobody')).toEqual([[]]);
  });
});

describe('asking again', () => {
  it('is answered from memory for a minute', async () => {
    const started = start();
    await members(started);
    const { asked } = started.state;
    started.time.now = 59_000;
    const [answer] = await started.groups.read([COMMS, COMMS]);
    expect(answer.ageMs).toBe(59_000);
    expect(started.state.asked).toBe(asked);
    started.time.now = 60_000;
    await members(started);
    expect(started.state.asked).toBeGreaterThan(asked);
  });

  it('gives the last answer with its age while the catalog is down', async () => {
    const started = start();
    await members(started);
    started.state.fails = new Error('down');
    started.time.now = 200_000;
    expect(await started.groups.read([COMMS])).toMatchObject([
      { group: COMMS, ageMs: 200_000 },
    ]);
    expect(started.errors).toEqual([COMMS]);
  });

  it('gives nothing where nothing was ever answered, and leaves the catalog alone for a while', async () => {
    const started = start();
    started.state.fails = new Error('down');
    expect(await started.groups.read([COMMS])).toEqual([]);
    const { asked } = started.state;
    expect(await started.groups.read([COMMS])).toEqual([]);
    expect(started.state.asked).toBe(asked);
    started.state.fails = undefined;
    started.time.now = 3_000;
    expect(await members(started)).toHaveLength(1);
  });

  it('does not wait for a catalog that hangs', async () => {
    const started = start();
    started.state.hangs = true;
    expect(await started.groups.read([COMMS])).toEqual([]);
  });
});

import { mockCredentials } from '@backstage/backend-test-utils';
import { sampleCommit, sampleHead } from '../contract/samples/commits';
import { knownTo, mayKnowOf } from './restriction';

const ADA = 'user:default/ada';
const EVE = 'user:default/eve';
const SECURITY = 'group:default/security';

const commit = sampleCommit('inc-1');
const restricted = sampleHead(commit, {
  participants: [ADA],
  card: { visibility: 'restricted' },
});
const normal = sampleHead(commit, { participants: [ADA] });

const ada = mockCredentials.user(ADA);
const eve = mockCredentials.user(EVE);
const adasProgram = mockCredentials.user(ADA, {
  actor: { subject: 'plugin:mcp-actions' },
});
const service = mockCredentials.service();

/** Who reads by the configuration, and what the catalog says; it says nothing where it is down. */
function rules(readers: readonly string[], belongsTo?: readonly string[]) {
  const asked: unknown[] = [];
  return {
    asked,
    readers,
    ownershipOf: async (who: unknown) => {
      asked.push(who);
      if (!belongsTo) throw new Error('The catalog is down.');
      return belongsTo;
    },
  };
}

describe('a restricted incident is known', () => {
  it('to who takes part, and not to programs, services and others', async () => {
    const nobodyElse = rules([]);
    expect(await mayKnowOf(restricted, ada, nobodyElse)).toBe(true);
    for (const who of [eve, adasProgram, service])
      expect(await mayKnowOf(restricted, who, nobodyElse)).toBe(false);
    expect(nobodyElse.asked).toEqual([]);
  });

  it('to who is named, whatever the catalog says', async () => {
    const named = rules([SECURITY, EVE]);
    expect(await mayKnowOf(restricted, eve, named)).toBe(true);
    expect(named.asked).toEqual([]);
  });

  it('to members of a group that is named', async () => {
    const byGroup = rules([SECURITY], [EVE, SECURITY]);
    expect(await mayKnowOf(restricted, eve, byGroup)).toBe(true);
    const amongPeople = rules([ADA, SECURITY], [EVE, SECURITY]);
    expect(await mayKnowOf(restricted, eve, amongPeople)).toBe(true);
    const others = rules([SECURITY], [EVE, 'group:default/sales']);
    expect(await mayKnowOf(restricted, eve, others)).toBe(false);
  });

  it('to nobody whom the catalog cannot place just now', async () => {
    expect(await mayKnowOf(restricted, eve, rules([SECURITY]))).toBe(false);
  });

  it('to no program of somebody in that group', async () => {
    const byGroup = rules([ADA, SECURITY], [ADA, SECURITY]);
    expect(await mayKnowOf(restricted, adasProgram, byGroup)).toBe(false);
    expect(await mayKnowOf(restricted, service, byGroup)).toBe(false);
  });

  it('without a look into the catalog where only people are named', async () => {
    const people = rules([ADA], [ADA]);
    expect(await mayKnowOf(restricted, eve, people)).toBe(false);
    expect(people.asked).toEqual([]);
  });
});

it('any other incident is known to everybody', async () => {
  for (const who of [eve, adasProgram, service])
    expect(await mayKnowOf(normal, who, rules([]))).toBe(true);
});

describe('a list', () => {
  it('holds everything for who reads by name or group', async () => {
    expect(await knownTo(eve, rules([EVE]))).toEqual({});
    expect(await knownTo(eve, rules([SECURITY], [SECURITY]))).toEqual({});
  });

  it('holds for others what is not restricted, and what they take part in', async () => {
    expect(await knownTo(eve, rules([ADA]))).toEqual({
      anyOf: [{ visibility: ['normal'] }, { participant: [EVE] }],
    });
  });

  it('holds for programs and services what is not restricted', async () => {
    for (const who of [adasProgram, service])
      expect(await knownTo(who, rules([ADA]))).toEqual({
        visibility: ['normal'],
      });
  });
});

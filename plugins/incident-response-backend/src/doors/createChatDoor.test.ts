import { randomUUID } from 'node:crypto';
import type { Person } from '@incident-response/backstage-plugin-incident-response-common';
import type { ChatAccount } from '@incident-response/backstage-plugin-incident-response-node';
import {
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { startEngine } from '../engine/__testUtils__/startEngine';
import { sealTombstone } from '../evidence/retention/Epitaph';
import { signingKeys } from '../evidence/__testUtils__/keys';
import type { AuditedAct } from '../observability/Audit';
import { createChatDoor } from './createChatDoor';
import type { ChatIdentity } from './createChatIdentities';

jest.setTimeout(30_000);

const account = (
  name: string,
  more: Partial<ChatAccount> = {},
): ChatAccount => ({
  userId: `U0${name.toUpperCase()}`,
  teamId: 'T0',
  standing: 'member',
  ...more,
});

const ADA: Person = {
  kind: 'person',
  entityRef: 'user:default/ada',
  door: 'console',
};
const NOTE = { type: 'addNote', text: 'Seen.' } as const;

/** Whom the catalog knows; Nora is not among them. */
const KNOWN: Readonly<Record<string, ChatIdentity>> = Object.fromEntries(
  ['ADA', 'BEN', 'EVE'].map(name => [
    `U0${name}`,
    { type: 'known', entityRef: `user:default/${name.toLowerCase()}` },
  ]),
);

let database: TestDatabase;
let started: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  database = await createSqliteDatabase();
  started = await startEngine(database.connect());
});
afterAll(async () => {
  await started.engine.stop();
  await database.remove();
});

function doorFor(readers: readonly string[] = []) {
  const acts: AuditedAct[] = [];
  const refused: AuditedAct[] = [];
  const door = createChatDoor({
    service: started.service,
    store: started.store,
    identities: {
      find: async ({ userId }) => KNOWN[userId] ?? { type: 'unknown' },
    },
    isReader: async ref => readers.includes(ref),
    decisions: 'allow',
    audit: {
      accepted: act => acts.push(act),
      refused: act => refused.push(act),
    },
    metrics: { commandDecided: () => {} },
  });
  return { door, acts, refused };
}

async function declare(visibility: 'normal' | 'restricted' = 'normal') {
  const { incidentId } = await started.service.declare(
    {
      requestId: randomUUID(),
      title: 'Customer data leaked',
      severity: 'P1',
      visibility,
    },
    ADA,
  );
  return incidentId;
}

/** As retention does it. */
async function remove(incidentId: string) {
  const head = await started.store.head(incidentId);
  if (!head) throw new Error(`There is no ${incidentId}.`);
  const { seq, hash, keyId, signature, card } = head;
  const tombstone = sealTombstone(
    {
      incidentId,
      status: card.status,
      visibility: card.visibility,
      endedAt: '2026-11-23T10:00:00.000Z',
      retainUntil: '2027-12-28T10:00:00.000Z',
      removedAt: '2027-12-29T02:00:00.000Z',
      head: { seq, hash, keyId, signature },
      commits: seq,
      export: { place: '/exports', file: 'x.json', sha256: 'f'.repeat(64) },
    },
    signingKeys(),
  );
  expect(await started.store.retention.bury(tombstone, [])).toBe('buried');
}

describe('an act that the chat hands on twice', () => {
  it('is done once, also at the same moment', async () => {
    const { door } = doorFor();
    const id = await declare();
    const request = randomUUID();
    const answers = await Promise.all(
      [1, 2].map(() => door.send(id, NOTE, account('ada'), request)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      reason: 'conflict',
      sentence: expect.stringContaining('counts once'),
    });
    await door.send(id, NOTE, account('ada'), randomUUID());
    expect((await started.service.get(id)).notes).toHaveLength(2);
  });
});

describe('a restricted incident, asked for from the chat', () => {
  it.each(['EVE', 'NORA'])(
    'is not there for %s, who is no part of it',
    async name => {
      const { door, refused } = doorFor();
      const id = await declare('restricted');
      const missing = {
        ok: false,
        reason: 'missing',
        sentence: expect.stringContaining(`There is no incident ${id}`),
      };
      const who = account(name);
      expect(await door.read(id, who)).toEqual(missing);
      expect(await door.timeline(id, who, 10)).toEqual(missing);
      expect(await door.send(id, NOTE, who)).toEqual(missing);
      expect(refused).toMatchObject([{ command: 'addNote', incidentId: id }]);
      // Word for word what is said of one that never was.
      const never = await door.read('inc-0', who);
      expect(JSON.stringify(never)).toBe(
        JSON.stringify(await door.read(id, who)).replaceAll(id, 'inc-0'),
      );
    },
  );

  it('is read and run by who is part of it', async () => {
    const { door, acts } = doorFor();
    const id = await declare('restricted');
    expect(await door.read(id, account('ada'))).toMatchObject({
      ok: true,
      incident: { id, visibility: 'restricted' },
    });
    expect(await door.send(id, NOTE, account('ada'))).toMatchObject({
      ok: true,
    });
    expect(acts).toMatchObject([
      { command: 'addNote', by: 'user:default/ada', door: 'slack' },
    ]);
  });

  it('is there for readers of the configuration', async () => {
    const { door } = doorFor(['user:default/eve']);
    const id = await declare('restricted');
    expect(await door.read(id, account('eve'))).toMatchObject({ ok: true });
  });

  it('is not found out by linking to it or merging into it', async () => {
    const { door } = doorFor();
    const [hidden, own] = [await declare('restricted'), await declare()];
    for (const command of [
      { type: 'link', other: hidden, relation: 'cause' },
      { type: 'merge', into: hidden, reason: 'The same.' },
    ] as const)
      expect(await door.send(own, command, account('eve'))).toMatchObject({
        ok: false,
        reason: 'missing',
        sentence: expect.stringContaining(`There is no incident ${hidden}`),
      });
  });
});

describe('a removed incident, asked for from the chat', () => {
  it('is said to be removed, with the day', async () => {
    const { door } = doorFor();
    const id = await declare();
    await remove(id);
    const removed = {
      ok: false,
      reason: 'missing',
      sentence: expect.stringContaining(
        'was removed under retention on 2027-12-29',
      ),
    };
    expect(await door.read(id, account('ben'))).toEqual(removed);
    expect(await door.send(id, NOTE, account('ben'))).toEqual(removed);
  });

  it('is not told of to who may not know of it', async () => {
    const { door } = doorFor();
    const id = await declare('restricted');
    await remove(id);
    for (const answer of [
      await door.read(id, account('eve')),
      await door.send(id, NOTE, account('eve')),
    ])
      expect(answer).toMatchObject({
        reason: 'missing',
        sentence: expect.stringContaining(`There is no incident ${id}`),
      });
  });
});

describe('who comes from the chat', () => {
  it.each(['guest', 'bot', 'deactivated', 'stranger'] as const)(
    'reads and does nothing as a %s',
    async standing => {
      const { door } = doorFor();
      const id = await declare();
      const who = account('ada', { standing });
      const refused = { ok: false, reason: 'forbidden' };
      expect(await door.read(id, who)).toMatchObject(refused);
      expect(await door.send(id, NOTE, who)).toMatchObject(refused);
      expect(
        await door.declare(
          { requestId: randomUUID(), title: 'x', severity: 'P1' },
          who,
        ),
      ).toMatchObject(refused);
    },
  );

  it('notes, and does nothing else, where the catalog does not know them', async () => {
    const { door } = doorFor();
    const id = await declare();
    expect(await door.send(id, NOTE, account('nora'))).toMatchObject({
      ok: true,
    });
    expect(
      await door.send(id, { type: 'takeCommand' }, account('nora')),
    ).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(await door.personOf(account('nora'))).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('does not know'),
    });
  });
});

import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import {
  ADA,
  DECLARED,
  happened,
  KEYS,
  SETTINGS,
} from '../domain/__testUtils__/ledgerOf';
import { accept, reject } from '../domain/Decision';
import { isKnown, openCommit, sealCommit } from '../domain/ledger';
import { headOf } from '../domain/headOf';
import type { IncidentStore } from '../stores/IncidentStore';
import { openKnexIncidentStore } from '../stores/knex/openKnexIncidentStore';
import { intercept } from './__testUtils__/intercept';
import { systemClock } from './Clock';
import { createLedgers } from './Ledgers';
import { createLedgerWriter } from './LedgerWriter';

jest.setTimeout(60_000);

const note = (text: string): LedgerEvent =>
  happened('NOTE_ADDED', { noteId: text, text }, { actor: ADA });

let next = 0;
const newId = () => `inc-${String(++next).padStart(20, '0')}`;

function startWriter(store: IncidentStore) {
  const told: number[] = [];
  const ledgers = createLedgers(store, KEYS);
  const writer = createLedgerWriter({
    store,
    ledgers,
    clock: systemClock,
    keys: KEYS,
    settings: SETTINGS,
    committed: (_incident, events) => told.push(events.length),
  });
  return { writer, ledgers, told };
}

const textsOf = async (store: IncidentStore, id: string) =>
  (await store.read(id, 0)).flatMap(stored =>
    openCommit(stored)
      .events.filter(isKnown)
      .flatMap(e => (e.type === 'NOTE_ADDED' ? [e.data.text] : [])),
  );

describe.each([
  ['SQLite', createSqliteDatabase],
  ['Postgres', createPostgresDatabase],
])('the writer of one incident on %s', (_engine, createDatabase) => {
  let database: TestDatabase;
  let store: IncidentStore;

  beforeAll(async () => {
    database = await createDatabase();
    store = await openKnexIncidentStore({
      database: databaseServiceOf(database.connect()),
      logger: quietLogger,
    });
  });
  afterAll(() => database.remove());

  async function opened(over: IncidentStore = store) {
    const id = newId();
    const started = startWriter(over);
    await started.writer.write(id, 'command', () => accept(DECLARED));
    return { id, ...started };
  }

  it('commits together what waits together, commands first', async () => {
    const { id, writer } = await opened();
    const written = await Promise.all([
      writer.write(id, 'outcome', () => accept(note('outcome'))),
      writer.write(id, 'command', () => accept(note('command'))),
      writer.write(id, 'outcome', () => accept(note('another'))),
    ]);
    expect(written.map(w => w.ok && w.seq)).toEqual([2, 2, 2]);
    expect(await textsOf(store, id)).toEqual(['command', 'outcome', 'another']);
  });

  it('decides each on what those before it leave', async () => {
    const { id, writer } = await opened();
    const once = () =>
      writer.write(id, 'command', incident =>
        incident?.notes.length
          ? reject('conflict', 'It is noted already.')
          : accept(note('first')),
      );
    const answers = await Promise.all(Array.from({ length: 16 }, once));
    expect(answers.filter(a => a.ok)).toHaveLength(1);
    expect(
      answers.filter(a => !a.ok && a.sentence === 'It is noted already.'),
    ).toHaveLength(15);
    expect(await textsOf(store, id)).toEqual(['first']);
  });

  it('takes as many commits as a long queue needs, and loses nothing', async () => {
    const { id, writer, told } = await opened();
    await Promise.all(
      Array.from({ length: 150 }, (_, n) =>
        writer.write(id, 'outcome', () => accept(note(`${n}`))),
      ),
    );
    expect(await textsOf(store, id)).toEqual(
      Array.from({ length: 150 }, (_, n) => `${n}`),
    );
    expect(told).toEqual([1, 64, 64, 22]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('poison');
      },
    ],
    [
      'could not be read back',
      () =>
        accept(
          happened('RESPONDER_ADDED', {
            people: [{ source: 'stranger' as 'owner' }],
          }),
        ),
    ],
  ])('a decision that %s hurts only itself', async (_how, poison) => {
    const { id, writer } = await opened();
    const [before, bad, behind] = await Promise.allSettled([
      writer.write(id, 'command', () => accept(note('before'))),
      writer.write(id, 'command', poison),
      writer.write(id, 'command', () => accept(note('behind'))),
    ]);
    expect(
      [before, behind].map(r => r.status === 'fulfilled' && r.value.ok),
    ).toEqual([true, true]);
    expect(bad.status === 'rejected' || !bad.value.ok).toBe(true);
    expect(await textsOf(store, id)).toEqual(['before', 'behind']);
  });

  it('decides again after a conflict, on what the others wrote', async () => {
    const { id, writer } = await opened();
    const other = startWriter(store);
    await other.writer.write(id, 'command', () => accept(note('theirs')));
    const seen: number[] = [];
    const written = await writer.write(id, 'command', incident => {
      seen.push(incident?.notes.length ?? -1);
      return accept(note('ours'));
    });
    expect(seen).toEqual([0, 1]);
    expect(written).toMatchObject({ ok: true, seq: 3 });
  });

  it('refuses nobody on what may be old', async () => {
    const { id, writer } = await opened();
    const other = startWriter(store);
    await other.writer.write(id, 'command', () => accept(note('theirs')));
    const written = await writer.write(id, 'command', incident =>
      incident?.notes.length
        ? accept(note('ours'))
        : reject('conflict', 'Nothing is noted yet.'),
    );
    expect(written.ok).toBe(true);
  });

  it('many writers get through together', async () => {
    const { id } = await opened();
    const writers = Array.from({ length: 4 }, () => startWriter(store).writer);
    await Promise.all(
      writers.flatMap((w, i) =>
        Array.from({ length: 10 }, (_, n) =>
          w.write(id, 'command', () => accept(note(`${i}.${n}`))),
        ),
      ),
    );
    const texts = await textsOf(store, id);
    expect(texts).toHaveLength(40);
    expect(new Set(texts).size).toBe(40);
  });

  it('knows its own commit after a lost reply, even when a reader was faster', async () => {
    let lost = 2;
    let read: () => Promise<unknown> = async () => {};
    const lossy = intercept(store, 'append', append => async (...args) => {
      const answer = await append(...args);
      if (args[0] === 0 || lost-- <= 0) return answer;
      await read();
      throw new Error('connection reset');
    });
    const { id, writer, ledgers } = await opened(lossy);
    read = () => ledgers.refresh(id);
    let decided = 0;
    const written = await writer.write(id, 'command', () => {
      decided += 1;
      return accept(note('once'));
    });
    expect(written).toMatchObject({ ok: true, seq: 2 });
    expect(decided).toBe(1);
    expect(await textsOf(store, id)).toEqual(['once']);
  });

  it('tells whoever waits when the store does not come back, and goes on', async () => {
    let down = true;
    const failing = intercept(store, 'append', append => async (...args) => {
      if (down && args[0] > 0) throw new Error('the store is down');
      return append(...args);
    });
    const { id, writer } = await opened(failing);
    await expect(
      writer.write(id, 'command', () => accept(note('lost'))),
    ).rejects.toThrow('the store is down');
    down = false;
    expect(
      (await writer.write(id, 'command', () => accept(note('kept')))).ok,
    ).toBe(true);
    expect(await textsOf(store, id)).toEqual(['kept']);
  });

  it('writes nothing on a ledger of a newer version', async () => {
    const { id, writer, ledgers } = await opened();
    const { view } = await ledgers.refresh(id);
    if (!view.incident) throw new Error('It was declared.');
    const strange = {
      ...note('x'),
      type: 'INCIDENT_SPLIT',
      mustUnderstand: true,
    } as unknown as LedgerEvent;
    const commit = sealCommit({
      incidentId: id,
      seq: 2,
      commitId: 'newer',
      previous: view.hash,
      at: DECLARED.at,
      events: [strange],
    });
    await store.append(
      1,
      commit,
      headOf(view.incident, commit, {
        keys: KEYS,
        settings: SETTINGS,
        now: new Date(),
      }),
    );
    await ledgers.refresh(id);
    expect(
      await writer.write(id, 'outcome', () => accept(note('older'))),
    ).toEqual({
      ok: false,
      reason: 'conflict',
      sentence:
        'This replica does not know the event "INCIDENT_SPLIT" and may not decide. Use a newer replica.',
    });
    expect(await textsOf(store, id)).toEqual([]);
  });
});

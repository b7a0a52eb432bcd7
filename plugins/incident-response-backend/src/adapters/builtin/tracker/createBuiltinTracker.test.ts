import type { Knex } from 'knex';
import {
  builtinDatabases,
  DATABASE_START_MS,
} from '../__testUtils__/builtinDatabase';
import { declaredAs, ledgerOf } from '../__testUtils__/incidents';
import {
  callFor,
  HOSTILE_TEXTS,
  lateCall,
} from '../__testUtils__/outboundCalls';
import { createBuiltinTracker } from './createBuiltinTracker';

const databases = builtinDatabases();
const { incident } = ledgerOf([declaredAs('Checkout errors')]);
const key = 'inc-1/resolve:file-postmortem';

describe.each(databases.ids)('the built-in tracker on %s', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.start(id);
  }, DATABASE_START_MS);
  beforeEach(async () => {
    await databases.empty(knex);
  });
  const tracker = () =>
    createBuiltinTracker({
      knex,
      baseUrl: 'https://app.example',
      now: () => new Date('2026-11-23T11:00:00.000Z'),
    });

  const stored = async () =>
    (await knex('ir_builtin_postmortems')).map(row => ({
      postmortemId: row.postmortem_id,
      incidentId: row.incident_id,
      createdAt: row.created_at,
      repeats: Number(row.repeats),
      ...JSON.parse(row.document),
    }));

  it('stores a postmortem and shows it at the page of the incident', async () => {
    const filed = await tracker().createPostmortem(
      { incident, title: 'Postmortem', markdown: '# Words' },
      callFor(key),
    );
    expect(filed.url).toBe('https://app.example/incidents/inc-1#postmortem');
    expect(await stored()).toEqual([
      {
        postmortemId: filed.postmortemId,
        incidentId: 'inc-1',
        title: 'Postmortem',
        markdown: '# Words',
        createdAt: '2026-11-23T11:00:00.000Z',
        repeats: 0,
      },
    ]);
  });

  it('ends in one postmortem, with the last words, however often the key comes', async () => {
    const file = (markdown: string) =>
      tracker().createPostmortem(
        { incident, title: 'P', markdown },
        callFor(key),
      );
    const first = await file('early');
    expect(await file('late')).toEqual(first);
    expect(await stored()).toMatchObject([{ markdown: 'late', repeats: 1 }]);
  });

  it('stores nothing after the deadline', async () => {
    await expect(
      tracker().createPostmortem(
        { incident, title: 'P', markdown: 'm' },
        lateCall(key),
      ),
    ).rejects.toMatchObject({ failure: 'not-executed' });
    expect(await stored()).toEqual([]);
  });

  it.each(HOSTILE_TEXTS)('stores %j as it is', async text => {
    await tracker().createPostmortem(
      { incident, title: text, markdown: text },
      callFor(key),
    );
    expect(await stored()).toMatchObject([{ title: text, markdown: text }]);
  });
});

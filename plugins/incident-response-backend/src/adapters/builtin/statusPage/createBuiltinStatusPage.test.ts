import type { Knex } from 'knex';
import type { ApprovedPublication } from '@incident-response/backstage-plugin-incident-response-node';
import {
  builtinDatabases,
  DATABASE_START_MS,
} from '../__testUtils__/builtinDatabase';
import { callFor, HOSTILE_TEXTS } from '../__testUtils__/outboundCalls';
import { createBuiltinStatusPage } from './createBuiltinStatusPage';
import { approved, pagesOf, update } from './__testUtils__/pages';

const databases = builtinDatabases();

describe.each(databases.ids)('the built-in status page on %s', id => {
  let knex: Knex;
  const { page, open, restart } = pagesOf(() => knex);
  beforeAll(async () => {
    knex = await databases.start(id);
  }, DATABASE_START_MS);
  beforeEach(async () => {
    await databases.empty(knex);
    restart();
  });
  it('starts with every component operational and nothing open', async () => {
    const summary = await page().publicStatusJson();
    expect(summary).toEqual({
      page: { id: 'main', title: 'Meridian Books' },
      status: { indicator: 'none', description: 'All systems operational' },
      components: [
        { id: 'checkout', name: 'Checkout & payment', status: 'operational' },
        { id: 'website', name: 'Website', status: 'operational' },
      ],
      incidents: [],
      history: [],
    });
  });

  it('opens, updates and resolves one public incident', async () => {
    const { pageIncidentId, url } = await open();
    expect(url).toBe(`https://backend.example/public/status#${pageIncidentId}`);
    await page().publish(
      update(pageIncidentId),
      callFor('inc-1/publish:draft-2:1:0'),
    );
    expect(await page().publicStatusJson()).toMatchObject({
      status: { indicator: 'major' },
      components: [{ id: 'checkout', status: 'partial_outage' }, {}],
      incidents: [
        {
          id: pageIncidentId,
          status: 'monitoring',
          updates: [
            { status: 'monitoring', body: 'A fix is in place.' },
            {
              status: 'investigating',
              components: [
                { name: 'Checkout & payment', status: 'partial_outage' },
              ],
            },
          ],
        },
      ],
    });
    const resolved = update(pageIncidentId, {
      status: 'resolved',
      components: { checkout: 'operational' },
    });
    await page().publish(resolved, callFor('inc-1/publish:draft-3:1:0'));
    const after = await page().publicStatusJson();
    expect(after.incidents).toEqual([]);
    expect(after.status.indicator).toBe('none');
    expect(after.history).toMatchObject([
      { id: pageIncidentId, status: 'resolved' },
    ]);
    expect(after.history[0].resolvedAt).not.toBeNull();
  });

  it('publishes once however often the key comes, and counts the repeats', async () => {
    const published = await Promise.all([open(), open(), open()]);
    expect(new Set(published.map(p => p.pageIncidentId)).size).toBe(1);
    expect((await page().publicStatusJson()).incidents[0].updates).toHaveLength(
      1,
    );
    expect(await knex('ir_builtin_status_updates').select('repeats')).toEqual([
      { repeats: 2 },
    ]);
  });

  it('does not close or reopen anything when a key comes again late', async () => {
    const { pageIncidentId } = await open();
    const resolve = () =>
      page().publish(
        update(pageIncidentId, {
          status: 'resolved',
          components: { checkout: 'operational' },
        }),
        callFor('inc-1/publish:draft-2:1:0'),
      );
    await resolve();
    expect(await resolve()).toMatchObject({ pageIncidentId });
    expect(await open()).toMatchObject({ pageIncidentId });
    const { incidents, history, components } = await page().publicStatusJson();
    expect([incidents.length, history[0].updates.length]).toEqual([0, 2]);
    expect(components[0].status).toBe('operational');
  });

  it('finds a publication by its key and its words, and no other', async () => {
    const { pageIncidentId } = await open();
    const find = (publication: ApprovedPublication, key: string) =>
      page().find?.(publication, callFor(key));
    const key = 'inc-1/publish:draft-1:1:0';
    expect(await find(approved(), key)).toMatchObject({ pageIncidentId });
    expect(await find(approved({ body: 'Other words.' }), key)).toBeUndefined();
    expect(await find(approved(), 'inc-1/publish:draft-1:1:1')).toBeUndefined();
  });

  it('takes any component that was approved, and offers it from then on', async () => {
    await page().publish(
      approved({ components: { 'sign-in': 'major_outage' } }),
      callFor('a'),
    );
    expect(await page().components(callFor('b'))).toEqual([
      { id: 'checkout', name: 'Checkout & payment', status: 'operational' },
      { id: 'website', name: 'Website', status: 'operational' },
      { id: 'sign-in', name: 'sign-in', status: 'major_outage' },
    ]);
    expect((await page().publicStatusJson()).status.indicator).toBe('critical');
  });

  it('shows the public nothing but what was approved for it', async () => {
    await open();
    const shown =
      JSON.stringify(await page().publicStatusJson()) +
      (await page().renderPublicStatusPage());
    for (const inner of ['inc-1', 'draft-1', 'publish:', approved().sha256])
      expect(shown).not.toContain(inner);
  });

  it.each(HOSTILE_TEXTS)(
    'keeps the approved words %j as they are',
    async text => {
      await page().publish(
        approved({ body: text, title: text.slice(0, 255) }),
        callFor('a'),
      );
      const { incidents } = await page().publicStatusJson();
      expect(incidents[0].updates[0].body).toBe(text);
      expect(await page().renderPublicStatusPage()).not.toMatch(
        /<script|<img|<svg|(?![\t\n\r])\p{Cc}/iu,
      );
    },
  );
});

it(
  'finds what is open on the page without reading what was',
  async () => {
    const knex = await databases.start('SQLITE_3');
    const asked: { sql: string; bindings: string[] }[] = [];
    knex.on('query', query => asked.push(query));
    const page = createBuiltinStatusPage({
      knex,
      page: 'main',
      title: 'Meridian Books',
      baseUrl: 'https://backend.example/public/status',
      components: [],
    });
    await page.publicStatusJson();
    const [open] = asked.filter(({ sql }) => /resolved_at. is null/.test(sql));
    const plan = await knex.raw(
      `explain query plan ${open.sql}`,
      open.bindings,
    );
    expect(JSON.stringify(plan)).toContain('ir_builtin_status_incidents_open');
  },
  DATABASE_START_MS,
);

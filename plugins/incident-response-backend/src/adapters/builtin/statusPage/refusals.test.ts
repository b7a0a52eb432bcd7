import type { Knex } from 'knex';
import {
  builtinDatabases,
  DATABASE_START_MS,
} from '../__testUtils__/builtinDatabase';
import { callFor, lateCall } from '../__testUtils__/outboundCalls';
import { createBuiltinStatusPage } from './createBuiltinStatusPage';
import { approved, pagesOf, update } from './__testUtils__/pages';

const databases = builtinDatabases();

describe.each(databases.ids)('the built-in status page on %s', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.start(id);
  }, DATABASE_START_MS);
  beforeEach(() => databases.empty(knex));
  const { page, open } = pagesOf(() => knex);

  it('refuses other words, or another incident, under a key that was used', async () => {
    await open();
    const key = 'inc-1/publish:draft-1:1:0';
    for (const other of [
      approved({ body: 'Other words.' }),
      approved({}, 'inc-2'),
    ]) {
      await expect(page().publish(other, callFor(key))).rejects.toMatchObject({
        failure: 'rejected',
        message: expect.stringContaining('other words were published already'),
      });
    }
    expect((await page().publicStatusJson()).incidents[0].updates).toHaveLength(
      1,
    );
  });

  it('refuses to update an incident that is unknown, closed or of another page', async () => {
    const { pageIncidentId } = await open();
    const elsewhere = createBuiltinStatusPage({
      knex,
      page: 'other',
      title: 'Other',
      baseUrl: 'https://backend.example',
      components: [],
    });
    await expect(
      elsewhere.publish(
        update(pageIncidentId, { page: 'other' }),
        callFor('a'),
      ),
    ).rejects.toMatchObject({ failure: 'rejected' });
    await expect(
      page().publish(update('incident-nowhere'), callFor('b')),
    ).rejects.toMatchObject({ failure: 'rejected' });
    await page().publish(
      update(pageIncidentId, { status: 'resolved' }),
      callFor('c'),
    );
    await expect(
      page().publish(update(pageIncidentId), callFor('d')),
    ).rejects.toMatchObject({
      failure: 'rejected',
      message: expect.stringContaining('has no open incident'),
    });
    expect(await knex('ir_builtin_status_updates')).toHaveLength(2);
  });

  it('refuses an approval for another page or another target', async () => {
    for (const foreign of [
      approved({ page: 'other' }),
      approved({ targets: ['api.statuspage.io'] }),
    ]) {
      await expect(page().publish(foreign, callFor('a'))).rejects.toMatchObject(
        {
          failure: 'rejected',
        },
      );
    }
    expect(await knex('ir_builtin_status_updates')).toEqual([]);
  });

  it('refuses a component id that cannot be stored, before anything is written', async () => {
    await expect(
      page().publish(
        approved({ components: { 'a\u0000': 'operational' } }),
        callFor('a'),
      ),
    ).rejects.toMatchObject({ failure: 'rejected' });
    expect(await knex('ir_builtin_status_updates')).toEqual([]);
  });

  it('publishes nothing after the deadline', async () => {
    await expect(
      page().publish(approved(), lateCall('a')),
    ).rejects.toMatchObject({
      failure: 'not-executed',
    });
    expect(await page().find?.(approved(), callFor('a'))).toBeUndefined();
  });
});

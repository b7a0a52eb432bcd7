import {
  createPostgresDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { PLAN_VERSION } from '../domain/plans/plan';
import { playWithFaults, HASTY } from './__testUtils__/playWithFaults';
import { systemClock } from './Clock';

jest.setTimeout(60_000);

describe('after an upgrade', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createPostgresDatabase();
  }, 60_000);
  afterAll(() => database.remove());

  it('what an older plan saw nothing to do for goes on, and its due time is of the new plan', async () => {
    const old = await playWithFaults(
      database,
      deps => ({ ...deps, conducts: false }),
      HASTY,
    );
    const id = await old.open();
    const inbox = await old.store.inbox(id, 10);
    await old.store.markDrained(inbox.map(item => item.inboxId));
    await old.engine.stop();
    const knex = database.connect();
    const heads = () => knex('ir_heads').where({ incident_id: id });
    await heads().update({ due_at: null, plan_version: PLAN_VERSION - 1 });

    const upgraded = await playWithFaults(database, undefined, HASTY);
    await upgraded.until(id, i => i.status === 'active');
    const [{ plan_version: version }] = await heads();
    expect(version).toBe(PLAN_VERSION);
    await upgraded.engine.stop();
  });

  it('the due time is told anew also where nothing is left to do', async () => {
    const first = await playWithFaults(database, undefined, HASTY);
    const id = await first.open();
    await first.send(id, { type: 'takeCommand' });
    await first.until(id, i => i.status === 'active');
    await systemClock.sleep(200);
    await first.engine.stop();
    const knex = database.connect();
    const heads = () => knex('ir_heads').where({ incident_id: id });
    await heads().update({ due_at: 1, plan_version: 1, visit_until: null });
    const { seq } = await first.service.get(id);

    const upgraded = await playWithFaults(database, undefined, HASTY);
    for (let tries = 0; tries < 1_000; tries++) {
      const [head] = await heads();
      if (head.plan_version === PLAN_VERSION) break;
      await systemClock.sleep(10);
    }
    const [head] = await heads();
    expect(head.plan_version).toBe(PLAN_VERSION);
    expect(Number(head.due_at)).not.toBe(1);
    expect((await upgraded.service.get(id)).seq).toBe(seq);
    await upgraded.engine.stop();
  });
});

import {
  createPostgresDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { foldLedger } from '../domain/foldIncident';
import { openCommit } from '../domain/ledger';
import { HASTY, playWithFaults } from './__testUtils__/playWithFaults';
import { ofTheNextRelease, writeAsNewer } from './__testUtils__/writeAsNewer';

jest.setTimeout(60_000);

describe('a replica of this release beside one of the next', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createPostgresDatabase();
  }, 60_000);
  afterAll(() => database.remove());

  it('reads on over an event it need not understand, and goes on deciding', async () => {
    const old = await playWithFaults(database, undefined, HASTY);
    const id = await old.open();
    await old.until(id, i => i.status === 'active');
    await writeAsNewer(old.store, id, ofTheNextRelease('MOOD_NOTED', false));
    await old.send(id, { type: 'takeCommand' });
    const seen = await old.service.get(id);
    expect(seen.ic).toBe('user:default/ada');
    expect(seen.blockedBy).toBeUndefined();
    expect(await old.service.verify(id)).toMatchObject({ ok: true });
    await old.engine.stop();
  });

  it('takes alerts and shows an incident with an event it must understand, and never decides, claims or publishes', async () => {
    let sent = 0;
    const old = await playWithFaults(
      database,
      deps => ({
        ...deps,
        statusPage: {
          ...deps.statusPage,
          publish: async () => {
            sent += 1;
            return { pageIncidentId: 'p1' };
          },
        },
      }),
      HASTY,
    );
    const id = await old.drafted();
    await old.until(id, i => i.status === 'active');
    await writeAsNewer(old.store, id, ofTheNextRelease('INCIDENT_SPLIT', true));
    const blockedAt = (await old.store.read(id, 0)).length;

    // Shows it: the page, the timeline, the verification.
    const shown = await old.service.get(id);
    expect(shown.blockedBy).toBe('INCIDENT_SPLIT');
    expect(shown.ic).toBe('user:default/ada');
    expect(await old.service.verify(id)).toMatchObject({ ok: true });
    // Takes its alerts: durable, and left for a newer replica to put on the ledger.
    const { firstAlert } = shown;
    if (!firstAlert) throw new Error('An alert opened it.');
    expect(
      await old.service.ingest('grafana-oncall', {
        eventKey: `${firstAlert.group}:resolved`,
        alert: {
          ...firstAlert,
          state: 'resolved',
          at: new Date().toISOString(),
        },
      }),
    ).toMatchObject({ type: 'attached', incidentId: id });
    expect(await old.store.inbox(id, 10)).toHaveLength(1);
    // Never decides …
    for (const command of [
      { type: 'addNote', text: 'May I?' },
      { type: 'resolve', summary: 'Over.' },
    ] as const)
      await expect(old.send(id, command)).rejects.toThrow('INCIDENT_SPLIT');
    await expect(old.approve(id)).rejects.toThrow('INCIDENT_SPLIT');
    // … and never claims or publishes, however often it looks.
    for (let looks = 0; looks < 5; looks++) {
      old.engine.conductor.look(id);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    await old.engine.stop();
    expect(sent).toBe(0);
    const commits = await old.store.read(id, 0);
    expect(commits).toHaveLength(blockedAt);
    expect(foldLedger(commits.map(openCommit)).blockedBy).toBe(
      'INCIDENT_SPLIT',
    );
  });
});

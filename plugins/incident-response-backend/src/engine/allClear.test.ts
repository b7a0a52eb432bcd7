import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';
import { ALERT } from '../domain/__testUtils__/ledgerOf';
import { createSqliteDatabase } from '../contract/__testUtils__/testDatabase';
import { startEngine } from './__testUtils__/startEngine';

type Engine = Awaited<ReturnType<typeof startEngine>>;

describe('alerts from firing to clear', () => {
  let stop: () => Promise<void> = async () => {};
  afterEach(() => stop());

  async function start(resolveWhenClearMs?: number) {
    const database = await createSqliteDatabase();
    const started = await startEngine(database.connect(), deps => ({
      ...deps,
      settings: {
        ...deps.settings,
        ...(resolveWhenClearMs === undefined ? {} : { resolveWhenClearMs }),
      },
    }));
    stop = async () => {
      await started.engine.stop();
      await database.remove();
    };
    return started;
  }

  const ingest = async (
    { service }: Engine,
    eventKey: string,
    change: Partial<Alert> = {},
  ) => {
    const alert = { ...ALERT, ...change };
    const ingested = await service.ingest(ALERT.source, { eventKey, alert });
    if (ingested.type === 'recorded') throw new Error(ingested.reason);
    return ingested.incidentId ?? '';
  };

  const CLEAR = { state: 'resolved', at: '2026-11-23T10:30:00.000Z' } as const;

  it('are told in the room when all is clear, and nothing resolves itself', async () => {
    const started = await start();
    const id = await ingest(started, 'created');
    await started.until(id, i => i.status === 'active');
    expect(await ingest(started, 'resolved', CLEAR)).toBe(id);
    const told = await started.until(
      id,
      i => i.room?.messages['clear:1'] !== undefined,
    );
    expect(told).toMatchObject({ status: 'active', allClear: { times: 1 } });
    expect(started.errors).toEqual([]);
  });

  it('resolve the incident where that is configured, in the name of the rule', async () => {
    const started = await start(1);
    const id = await ingest(started, 'created');
    await ingest(started, 'resolved', CLEAR);
    const resolved = await started.until(id, i => i.resolution !== undefined);
    expect(resolved.resolution).toMatchObject({
      by: 'resolve-when-clear',
      summary: expect.stringContaining('All alerts have been clear since'),
    });
  });
});

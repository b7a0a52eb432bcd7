import { ALERT, SETTINGS } from '../domain/__testUtils__/ledgerOf';
import { drainInbox } from './drainInbox';
import { faultySuite } from './__testUtils__/faultySuite';
import { KEYS } from './__testUtils__/startEngine';
import { ofTheNextRelease, writeAsNewer } from './__testUtils__/writeAsNewer';
import { systemClock } from './Clock';
import { createLedgers, type Ledgers } from './Ledgers';
import { createLedgerWriter } from './LedgerWriter';

jest.setTimeout(60_000);

describe('two incidents', () => {
  const { start } = faultySuite();

  it('that are linked both show it', async () => {
    const { open, until, send } = await start();
    const [one, two] = [await open(), await open()];
    await send(one, { type: 'link', other: two, relation: 'cause' });
    const other = await until(two, i => i.links.length === 1);
    expect(other.links).toMatchObject([
      { incidentId: one, relation: 'consequence', told: true },
    ]);
    await until(one, i => i.links[0].told);
  });

  it('are not linked where there is only one', async () => {
    const { open, send } = await start();
    const one = await open();
    await expect(
      send(one, { type: 'link', other: 'inc-nowhere', relation: 'related' }),
    ).rejects.toThrow(
      'There is no incident inc-nowhere. Check the id, or look it up in the list.',
    );
  });

  it('that are merged go on as one, which gets the alerts that come later', async () => {
    const { open, until, send, service } = await start();
    const [one, two] = [await open(), await open()];
    await until(one, i => i.alerts.length === 1);
    const { group } = (await service.get(one)).alerts[0];
    await send(one, { type: 'takeCommand' });
    await send(one, { type: 'merge', into: two, reason: 'One cause.' });
    const merged = await until(one, i => i.room?.archived === true);
    expect(merged.status).toBe('merged');
    await service.ingest('grafana-oncall', {
      eventKey: 'later',
      alert: { ...ALERT, group, state: 'acknowledged' },
    });
    const target = await until(two, i => i.alerts.length === 2);
    expect(target.alerts.map(alert => alert.group)).toContain(group);
    expect(target.links).toMatchObject([
      { incidentId: one, relation: 'duplicate' },
    ]);
  });

  it('that are merged go on with what fired before, and stay uncleared by it', async () => {
    const { open, until, send, service, ofType } = await start();
    const [one, two] = [await open(), await open()];
    await until(one, i => i.alerts.length === 1);
    const mine = (await until(two, i => i.alerts.length === 1)).alerts[0].group;
    const { group } = (await service.get(one)).alerts[0];
    await send(one, { type: 'takeCommand' });
    await send(one, { type: 'merge', into: two, reason: 'One cause.' });
    await until(one, i => i.links[0].told);
    const brought = await service.get(two);
    expect(brought.alerts).toMatchObject([
      { group: mine },
      { group, state: 'firing' },
    ]);
    await service.ingest('grafana-oncall', {
      eventKey: 'mine-is-over',
      alert: { ...ALERT, group: mine, state: 'resolved' },
    });
    const calmer = await until(two, i => i.alerts[0].state === 'resolved');
    expect(calmer.allClear?.since).toBeUndefined();
    expect(await ofType(two, 'ALERT_RECORDED')).toHaveLength(3);
  });

  it('lose no alert that is on its way while they are merged', async () => {
    const { open, send, service, store, engine } = await start(deps => ({
      ...deps,
      conducts: false,
    }));
    const [one, two] = [await open(), await open()];
    await send(one, { type: 'takeCommand' });
    const real = createLedgers(store, KEYS);
    let isMerged = false;
    const ledgers: Pick<Ledgers, 'refresh'> = {
      refresh: async id => {
        const read = await real.refresh(id);
        if (!isMerged) {
          isMerged = true;
          await send(one, { type: 'merge', into: two, reason: 'One cause.' });
        }
        return read;
      },
    };
    const writer = createLedgerWriter({
      store,
      ledgers: real,
      clock: systemClock,
      keys: KEYS,
      settings: SETTINGS,
      committed: () => {},
    });
    await drainInbox(one, { store, writer, ledgers });
    await engine.stop();
    expect((await service.get(one)).alerts).toEqual([]);
    expect((await service.get(two)).alerts).toHaveLength(1);
    expect(await store.inbox(one, 10)).toEqual([]);
  });
});

describe('a link that the other incident does not take', () => {
  const { start, usePostgres } = faultySuite();

  it('is not said to be told, and people hear that it is not', async () => {
    const { open, until, send, store, ofType } = await start();
    const [one, two] = [await open(), await open()];
    await until(two, i => i.status === 'active');
    await writeAsNewer(store, two, ofTheNextRelease('INCIDENT_SPLIT', true));
    await send(one, { type: 'link', other: two, relation: 'cause' });
    const { effects, links } = await until(
      one,
      i => i.effects[`link:${two}`]?.failure !== undefined,
    );
    expect(effects[`link:${two}`].failure).toMatchObject({
      kind: 'transient',
      sentence: expect.stringContaining(`The ledger of ${two} was not told`),
    });
    expect(links[0].told).toBe(false);
    expect(await ofType(one, 'LINK_TOLD')).toEqual([]);
  });

  it('is given up once that incident is gone, until somebody asks again', async () => {
    await usePostgres();
    const first = await start(deps => ({ ...deps, conducts: false }));
    const [one, two] = [await first.open(), await first.open()];
    await first.send(one, { type: 'link', other: two, relation: 'cause' });
    await first.engine.stop();
    const { until, ofType } = await start(deps => ({
      ...deps,
      store: {
        ...deps.store,
        read: async (id, ...rest) =>
          id === two ? [] : deps.store.read(id, ...rest),
        head: async id => (id === two ? undefined : deps.store.head(id)),
      },
    }));
    const { effects } = await until(
      one,
      i => i.effects[`link:${two}`]?.status === 'parked',
    );
    expect(effects[`link:${two}`].failure?.sentence).toContain(
      `There is no incident ${two} any longer.`,
    );
    expect(await ofType(one, 'LINK_TOLD')).toEqual([]);
  });
});

import type { Chat } from '@incident-response/backstage-plugin-incident-response-node';
import { ALERT } from '../domain/__testUtils__/ledgerOf';
import { faultySuite, says } from './__testUtils__/faultySuite';
import { intercept } from './__testUtils__/intercept';
import type { EngineDeps } from './createEngine';

jest.setTimeout(60_000);

describe('how an incident ends, and goes on', () => {
  const { start } = faultySuite();

  it('is closed when everything after the resolution is done, and reopened into a second room', async () => {
    const { open, until, send, ofType } = await start();
    const id = await open();
    await send(id, { type: 'takeCommand' });
    await until(id, i => i.status === 'active');
    await send(id, { type: 'resolve', summary: 'All clear.' });
    const closed = await until(id, i => i.status === 'closed');
    expect(closed.room?.archived).toBe(true);
    expect(closed.postmortem.postmortemId).toBeDefined();

    await send(id, { type: 'reopen', reason: 'It is back.' });
    const again = await until(id, i => i.status === 'active');
    expect(again.room).toMatchObject({ generation: 2, archived: false });
    expect(again.room?.messages).toHaveProperty('headline');
    expect(again.room?.name).toMatch(/-2$/);

    await send(id, { type: 'resolve', summary: 'Now it is.' });
    await until(id, i => i.status === 'closed');
    expect(await ofType(id, 'WAR_ROOM_CREATED')).toHaveLength(2);
    expect(await ofType(id, 'POSTMORTEM_CREATED')).toHaveLength(2);
    expect(await ofType(id, 'INCIDENT_CLOSED')).toHaveLength(2);
  });

  it('is dismissed without a postmortem, and its room is told and archived', async () => {
    const { open, until, send, ofType } = await start();
    const id = await open();
    await send(id, { type: 'takeCommand' });
    await until(id, i => i.status === 'active');
    await send(id, { type: 'dismiss', reason: 'A load test.' });
    const over = await until(
      id,
      i => i.room?.archived === true && i.reminders.cadence === 'stopped',
    );
    expect(over.status).toBe('dismissed');
    const told = (await ofType(id, 'ROOM_MESSAGE_POSTED')).map(
      e => e.data.what,
    );
    expect(told).toContain('dismissed');
    expect(await ofType(id, 'POSTMORTEM_DRAFTED')).toEqual([]);
    expect(await ofType(id, 'ANNOUNCEMENT_POSTED')).toEqual([]);
  });

  it('says that its assembly failed, until somebody has the room tried again', async () => {
    let tries = 0;
    const refusingOnce = (deps: EngineDeps) => ({
      ...deps,
      chat: intercept(
        deps.chat,
        'openRoom',
        (real: Chat['openRoom']) => async (room, call) => {
          if (tries++ === 0) throw says('rejected');
          return real(room, call);
        },
      ),
    });
    const { open, until, send } = await start(refusingOnce);
    const id = await open();
    const failed = await until(id, i => i.status === 'assembly-failed');
    expect(failed.assemblyFailure).toContain('it said rejected');
    expect(failed.effects['room:1'].status).toBe('parked');
    await send(id, { type: 'retryEffect', effect: 'room:1' });
    const active = await until(id, i => i.status === 'active');
    expect(active.assemblyFailure).toBeUndefined();
  });
});

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
});

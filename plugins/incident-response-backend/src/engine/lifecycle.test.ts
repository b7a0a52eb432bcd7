import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import type { Chat } from '@incident-response/backstage-plugin-incident-response-node';
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
    const announced = await until(id, i => i.announcements.length === 2);
    expect(announced.announcements).toEqual(['opened', 'dismissed']);
  });

  it.each<[string, IncidentCommand]>([
    ['tries the room again', { type: 'retryEffect', effect: 'room:1' }],
    ['reopens it', { type: 'reopen', reason: 'The chat is back.' }],
  ])(
    'says that its assembly failed, until somebody %s',
    async (_who, again) => {
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
      await until(id, i => i.responders.length > 0);
      const failed = await until(id, i => i.status === 'assembly-failed');
      expect(failed.assemblyFailure).toContain('it said rejected');
      expect(failed.effects['room:1'].status).toBe('parked');
      await send(id, again);
      const active = await until(id, i => i.status === 'active');
      expect(active.assemblyFailure).toBeUndefined();
    },
  );
});

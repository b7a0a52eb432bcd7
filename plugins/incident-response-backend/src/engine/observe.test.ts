import type {
  Person,
  RoomObservation,
} from '@incident-response/backstage-plugin-incident-response-common';
import { createSqliteDatabase } from '../contract/__testUtils__/testDatabase';
import { startEngine } from './__testUtils__/startEngine';
import { ofTheNextRelease, writeAsNewer } from './__testUtils__/writeAsNewer';

const account = { teamId: 'T0ACME', userId: 'U0BEN' };
const BEN: Person = {
  kind: 'person',
  entityRef: 'user:default/ben',
  door: 'slack',
  chat: account,
};
const AT = '2026-11-23T03:00:00.000Z';
const COMES: RoomObservation = { type: 'joined', who: account, at: AT };
const PINS: RoomObservation = {
  type: 'kept',
  messageId: '1',
  author: account,
  writtenAt: AT,
  text: 'The cache was cold.',
  by: account,
  how: 'pin',
  at: AT,
};

describe('what is seen in a war room', () => {
  let stop: () => Promise<void> = async () => {};
  afterEach(() => stop());

  async function declared() {
    const database = await createSqliteDatabase();
    const started = await startEngine(database.connect());
    stop = async () => {
      await started.engine.stop();
      await database.remove();
    };
    const { incidentId } = await started.service.declare(
      {
        requestId: '7d5f7d0e-35e3-4a53-9f0f-7d54f3c92b11',
        title: 'Checkout is slow',
        severity: 'P2',
      },
      { kind: 'person', entityRef: 'user:default/ada', door: 'console' },
    );
    return { ...started, incidentId };
  }

  it('is on the ledger when it resolves, once, and can be verified and read', async () => {
    const { service, incidentId } = await declared();
    for (const seen of [COMES, PINS, COMES, PINS])
      await service.observe(incidentId, seen, { who: BEN, author: BEN });

    const { responders } = await service.get(incidentId);
    expect(responders.find(r => r.id === BEN.entityRef)).toMatchObject({
      joinedAt: AT,
    });
    const { entries } = await service.timeline(incidentId, { limit: 200 });
    const told = entries.filter(({ actor }) => 'chat' in actor);
    expect(told.map(({ event }) => event.type)).toEqual([
      'RESPONDER_JOINED',
      'MESSAGE_KEPT',
    ]);
    expect(told[1].actor).toEqual(BEN);
    expect(await service.verify(incidentId)).toMatchObject({ ok: true });
  });

  it('of an incident that is not there, or not any more, is harmless', async () => {
    const { engine, service, store, incidentId } = await declared();
    await service.observe('inc-nowhere', PINS, { who: BEN });
    await engine.stop();
    const head = await store.head(incidentId);
    if (!head) throw new Error('It was declared.');
    const { seq, hash } = head;
    const buried = await store.retention.bury(
      {
        incidentId,
        seq,
        hash,
        status: 'closed',
        visibility: 'normal',
        removedAt: AT,
        statement: '{}',
        keyId: 'k',
        signature: 's',
      },
      [],
    );
    expect(buried).toBe('buried');
    await service.observe(incidentId, PINS, { who: BEN });
    expect(await store.head(incidentId)).toBeUndefined();
  });

  it('is refused where this replica may write nothing, so that another one is asked', async () => {
    const { service, store, incidentId } = await declared();
    await writeAsNewer(
      store,
      incidentId,
      ofTheNextRelease('INCIDENT_SPLIT', true),
    );
    await expect(
      service.observe(incidentId, PINS, { who: BEN }),
    ).rejects.toThrow(/\(kept\) is not on its ledger.*newer replica/);
  });
});

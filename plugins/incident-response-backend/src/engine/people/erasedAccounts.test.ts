import {
  chatOnlyRef,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { createSqliteDatabase } from '../../contract/__testUtils__/testDatabase';
import { startEngine } from '../__testUtils__/startEngine';

const BEN: Person = {
  kind: 'person',
  entityRef: 'user:default/ben',
  door: 'slack',
  chat: { teamId: 'T0ACME', userId: 'U0BEN' },
};
const GRACE: Person = {
  ...BEN,
  entityRef: chatOnlyRef('T0ACME', 'U0GRACE'),
  chat: { teamId: 'T0ACME', userId: 'U0GRACE' },
};
const AUDITOR: Person = {
  kind: 'person',
  entityRef: 'user:default/otto',
  door: 'console',
};

describe('the chat accounts of who acted', () => {
  let stop: () => Promise<void> = async () => {};
  afterEach(() => stop());

  async function noted() {
    const database = await createSqliteDatabase();
    const { engine, service } = await startEngine(database.connect());
    stop = async () => {
      await engine.stop();
      await database.remove();
    };
    const { incidentId } = await service.declare(
      {
        requestId: '7d5f7d0e-35e3-4a53-9f0f-7d54f3c92b11',
        title: 'Checkout is slow',
        severity: 'P2',
      },
      BEN,
    );
    for (const who of [BEN, GRACE])
      await service.command(
        incidentId,
        { type: 'addNote', text: 'I look.' },
        who,
      );
    const accounts = async () => {
      const { entries } = await service.timeline(incidentId, { limit: 200 });
      return entries.flatMap(({ actor }) =>
        actor.kind === 'person' ? [actor.chat?.userId] : [],
      );
    };
    return { service, incidentId, accounts };
  }

  it('are read with what they did, until they are erased; the ledger stays whole', async () => {
    const { service, incidentId, accounts } = await noted();
    expect(await accounts()).toEqual(['U0BEN', 'U0BEN', 'U0GRACE']);
    await service.erasePerson({
      person: BEN.entityRef,
      reason: 'Left.',
      actor: AUDITOR,
    });
    expect(await accounts()).toEqual([
      undefined,
      undefined,
      'U0GRACE',
      undefined,
    ]);
    expect(await service.verify(incidentId)).toMatchObject({ ok: true });
  });

  it('are erased also of who is known by them alone', async () => {
    const { service, incidentId, accounts } = await noted();
    const erasure = await service.erasePerson({
      person: GRACE.entityRef,
      reason: 'Asked for.',
      actor: AUDITOR,
    });
    expect(erasure.incidents).toEqual([incidentId]);
    expect(await accounts()).not.toContain('U0GRACE');
  });
});

import {
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import type { GroupMembers } from '../domain/Groups';
import { person, WORDS } from '../domain/__testUtils__/ledgerOf';
import { startEngine } from './__testUtils__/startEngine';

const COMMS = 'group:default/comms';
const EVE = person('eve');

describe('calling somebody who may approve, by the engine', () => {
  let database: TestDatabase;
  let stop: () => Promise<void> = async () => {};
  beforeEach(async () => {
    database = await createSqliteDatabase();
  });
  afterEach(async () => {
    await stop();
    await database.remove();
  });

  /** A draft waits in an incident that nobody commands. */
  async function waiting(read: () => readonly GroupMembers[], canCall = true) {
    const called: string[] = [];
    const started = await startEngine(database.connect(), deps => ({
      ...deps,
      settings: {
        ...deps.settings,
        authority: { ...deps.settings.authority, approverGroups: [COMMS] },
      },
      groups: { read: async () => read() },
      chat: {
        ...deps.chat,
        call: canCall
          ? async ({ person: who }) => {
              called.push(who.id);
              return who.id.endsWith('zoe') ? { error: 'no account' } : {};
            }
          : undefined,
      },
    }));
    stop = () => started.engine.stop();
    const { incidentId } = await started.service.declare(
      {
        requestId: '7d5f7d0e-35e3-4a53-9f0f-7d54f3c92b11',
        title: 'Checkout is slow',
        severity: 'P2',
      },
      EVE,
    );
    const send = (command: Parameters<typeof started.service.command>[1]) =>
      started.service.command(incidentId, command, EVE);
    await send({ type: 'draftStatus', content: WORDS });
    await started.until(incidentId, i => i.status === 'active');
    return { ...started, incidentId, send, called };
  }

  const members = (...names: readonly string[]): readonly GroupMembers[] => [
    {
      group: COMMS,
      members: new Set(names.map(name => `user:default/${name}`)),
      ageMs: 0,
    },
  ];
  const CALL = { type: 'callApprover', draftId: 'draft-1' } as const;

  it('the room names who may, each is called once, and what came of it is on the ledger', async () => {
    const { until, incidentId, send, called } = await waiting(() =>
      members('ada', 'zoe'),
    );
    const named = await until(
      incidentId,
      ({ drafts }) => drafts[0].namedApprovers !== undefined,
    );
    expect(named.drafts[0].namedApprovers).toEqual([
      'user:default/ada',
      'user:default/zoe',
    ]);
    await send(CALL);
    await send(CALL);
    const { approverCalls } = await until(incidentId, i =>
      i.approverCalls.every(c => c.called),
    );
    expect(
      approverCalls.map(({ approver, called: came }) => [
        approver,
        came?.error,
      ]),
    ).toEqual([
      ['user:default/ada', undefined],
      ['user:default/zoe', 'no account'],
    ]);
    expect([...called].sort()).toEqual([
      'user:default/ada',
      'user:default/zoe',
    ]);
    await expect(send(CALL)).rejects.toThrow(/ada may be called again at/);
  });

  it('a chat that calls nobody invites them into the room', async () => {
    const { until, incidentId, send } = await waiting(
      () => members('ada'),
      false,
    );
    await send(CALL);
    const { approverCalls } = await until(incidentId, i =>
      i.approverCalls.every(c => c.called),
    );
    expect(approverCalls[0].called?.error).toBeUndefined();
  });

  it('a catalog that does not answer is waited for, and nobody is made up', async () => {
    let answers: readonly GroupMembers[] = [];
    const { until, incidentId, send } = await waiting(() => answers);
    await expect(send(CALL)).rejects.toThrow(
      `nobody else to call who may approve it. Who is in ${COMMS} cannot be read`,
    );
    answers = members('ada');
    const named = await until(
      incidentId,
      ({ drafts }) => drafts[0].namedApprovers !== undefined,
    );
    expect(named.drafts[0].namedApprovers).toEqual(['user:default/ada']);
  });
});

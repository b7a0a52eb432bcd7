import {
  OutboundCallError,
  type Chat,
} from '@incident-response/backstage-plugin-incident-response-node';
import { WORDS } from '../domain/__testUtils__/ledgerOf';
import { faultySuite, says } from './__testUtils__/faultySuite';
import { intercept } from './__testUtils__/intercept';
import type { EngineDeps } from './createEngine';

jest.setTimeout(60_000);

describe('what fails', () => {
  const { start } = faultySuite();

  const pinning =
    (pin: (real: Chat['pin']) => Chat['pin']) => (deps: EngineDeps) => ({
      ...deps,
      chat: intercept(deps.chat, 'pin', pin),
    });

  it('for good is parked, told and tried again only when somebody asks', async () => {
    let tries = 0;
    const { open, until, send, ofType } = await start(
      pinning(real => async (message, call) => {
        if (tries++ === 0) throw says('rejected');
        return real(message, call);
      }),
    );
    const id = await open();
    const assembled = await until(
      id,
      i =>
        i.status === 'active' &&
        i.effects['pin:checklist']?.status === 'parked',
    );
    expect(assembled.effects['pin:checklist'].failure?.sentence).toBe(
      'pin:checklist failed (1×): it said rejected It is not tried again until somebody asks for it.',
    );
    expect(tries).toBe(1);
    await send(id, { type: 'retryEffect', effect: 'pin:checklist' });
    await until(id, i => i.room?.pinned.length === 1);
    expect(await ofType(id, 'EFFECT_FAILED')).toHaveLength(1);
  });

  it('is told in so many words that a ledger of long answers stays small', async () => {
    const { open, until } = await start(
      pinning(() => async () => {
        throw new OutboundCallError('no '.repeat(500_000), {
          failure: 'rejected',
        });
      }),
    );
    const id = await open();
    const parked = await until(
      id,
      i => i.effects['pin:checklist']?.status === 'parked',
    );
    const { sentence = '' } = parked.effects['pin:checklist'].failure ?? {};
    expect(sentence).toContain('no no no');
    expect(sentence.length).toBeLessThan(1_000);
  });

  it('for a while heals by itself; people hear of it at the third failure and no more', async () => {
    let tries = 0;
    const { open, until, ofType } = await start(
      pinning(real => async (message, call) => {
        if (tries++ < 6) throw says('not-executed');
        return real(message, call);
      }),
    );
    const id = await open();
    const healed = await until(id, i => i.room?.pinned.length === 1);
    const told = await ofType(id, 'EFFECT_FAILED');
    expect(
      told.map(e => [e.data.key, e.data.failures, e.data.failure]),
    ).toEqual([['pin:checklist', 3, 'transient']]);
    expect(healed.effects['pin:checklist']).not.toHaveProperty('failure');
  });

  it('for so long that it waits is tried at once when somebody asks after it was parked', async () => {
    let tries = 0;
    const { open, until, send } = await start(
      pinning(real => async (message, call) => {
        if (tries++ === 0)
          throw new OutboundCallError('no', {
            failure: 'rejected',
            retryAfterMs: 3_600_000,
          });
        return real(message, call);
      }),
    );
    const id = await open();
    await until(id, i => i.effects['pin:checklist']?.status === 'parked');
    await send(id, { type: 'retryEffect', effect: 'pin:checklist' });
    const pinned = await until(id, i => i.room?.pinned.length === 1);
    expect(pinned.effects['pin:checklist'].status).toBe('done');
  });

  it('says so at each change of its kind', async () => {
    let tries = 0;
    const kinds = [
      'not-executed',
      'unknown',
      'not-executed',
      'rejected',
    ] as const;
    const { open, until, ofType } = await start(deps => ({
      ...deps,
      chat: intercept(
        intercept(deps.chat, 'openRoom', () => async () => {
          throw says(kinds[Math.min(tries++, 3)]);
        }),
        'findRoom',
        () => async () => undefined,
      ),
    }));
    const id = await open();
    await until(id, i => i.effects['room:1']?.status === 'parked');
    expect(
      (await ofType(id, 'EFFECT_FAILED')).map(e => [
        e.data.failure,
        e.data.failures,
      ]),
    ).toEqual([
      ['unknown', 2],
      ['transient', 3],
      ['permanent', 4],
    ]);
  });

  it('by stalling ends at its deadline, and the rest of the room does not wait', async () => {
    const { open, until } = await start(deps => ({
      ...deps,
      people: intercept(
        deps.people,
        'resolveOwnership',
        () => () => new Promise(() => {}),
      ),
    }));
    const assembled = await until(await open(), i => i.status === 'active');
    expect(assembled.gaps.join()).toContain('No answer within 150 ms.');
    expect(assembled.room?.messages.headline).toBeDefined();
  });

  it('is not tried again before the vendor allows it, whatever else goes on', async () => {
    let tries = 0;
    const { open, until, send } = await start(
      pinning(() => async () => {
        tries += 1;
        throw new OutboundCallError('slow down', {
          failure: 'not-executed',
          retryAfterMs: 3_600_000,
        });
      }),
    );
    const id = await open();
    await until(id, () => tries === 1);
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'resolve', summary: 'Over.' });
    await until(id, i => i.room?.archived === true);
    expect(tries).toBe(1);
  });

  it('by words that cannot be used parks instead of trying for ever', async () => {
    let asked = 0;
    const { open, until, send } = await start(deps => ({
      ...deps,
      writer: {
        ...deps.writer,
        draftStatus: async () => {
          asked += 1;
          return { ...WORDS, body: '' };
        },
      },
    }));
    const id = await open();
    await send(id, { type: 'draftStatus' });
    const parked = await until(
      id,
      i => i.effects['write-draft:1']?.status === 'parked',
    );
    expect(parked.effects['write-draft:1'].failure?.sentence).toMatch(
      /The draft cannot be published as it is: body/,
    );
    expect(asked).toBe(1);
  });

  it('because its ledger was removed meanwhile is waited for by nobody', async () => {
    const { open, errors, store } = await start(
      pinning(() => async (_message, { key }) => {
        const [incidentId] = key.split('/');
        let buried = 'moved';
        while (buried === 'moved') {
          const head = await store.head(incidentId);
          if (!head) throw new Error('It was removed before.');
          buried = await store.retention.bury(
            {
              incidentId,
              seq: head.seq,
              hash: head.hash,
              status: 'closed',
              visibility: 'normal',
              removedAt: '2026-11-23T10:00:00.000Z',
              statement: '{}',
              keyId: 'k1',
              signature: 's',
            },
            [],
          );
        }
      }),
    );
    const id = await open();
    const isTold = (what: string) =>
      errors.some(error => error.includes(`pin:checklist of ${id} ${what}`));
    while (!isTold('failed.')) await new Promise(setImmediate);
    expect(errors.join()).toContain('IncidentRemoved');
    expect(errors.join()).not.toContain(
      `pin:checklist of ${id} could not be recorded; trying again`,
    );
  });

  it('by an answer that cannot be kept parks, and the ledger stays readable', async () => {
    const { open, until, service } = await start(deps => ({
      ...deps,
      facts: [
        {
          name: 'metrics',
          kind: 'context',
          collect: async () => [{ label: 'x'.repeat(201), value: null }],
        },
      ],
    }));
    const id = await open();
    const parked = await until(id, i => i.effects.context?.status === 'parked');
    expect(parked.effects.context.failure?.sentence).toMatch(
      /cannot be put on the ledger/,
    );
    await until(id, i => i.status === 'active');
    expect(await service.verify(id)).toMatchObject({ ok: true });
  });
});

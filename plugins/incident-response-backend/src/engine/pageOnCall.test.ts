import {
  openGroup,
  startGrafanaOncallApi,
  type GrafanaOncallApi,
  type OncallApiFault,
} from '@incident-response/twins';
import { createGrafanaOncallPager } from '../adapters/grafana-oncall';
import { DEFAULT_REMINDERS, scaleReminders } from '../domain/ReminderSettings';
import { createHttpClient } from '../http/httpClient';
import { faultySuite } from './__testUtils__/faultySuite';
import { intercept } from './__testUtils__/intercept';
import { HASTY } from './__testUtils__/playWithFaults';
import type { EngineDeps } from './createEngine';

jest.setTimeout(60_000);

const suite = faultySuite();
const KEY = 'page:no-commander:1';
const AT = '2026-11-23T10:00:00.000000Z';
/** Who is on call: a responder, and somebody whom the incident does not know. */
const users = ['ada', 'zoe'].map((username, n) => ({
  id: `U${n + 1}`,
  username,
  email: `${username}@example.org`,
}));
// What a test waits for is not cut off by a busy machine.
const TIMING = { ...HASTY, claimLeaseMs: 10_000, callDeadlineMs: 4_000 };

let oncall: GrafanaOncallApi;
/** Whatever number the test's alert has. */
const GROUPS = Array.from({ length: 100 }, (_none, n) =>
  openGroup(`F${n}`, { title: 'Checkout is slow' }, AT),
);
beforeEach(async () => {
  oncall = await startGrafanaOncallApi({
    groups: () => GROUPS,
    organisation: {
      users,
      chain: [{ type: 'notify_persons', persons: ['U1', 'U2'] }],
    },
  });
});
afterEach(() => oncall.stop());

/** A minute takes a few milliseconds, and Grafana OnCall can be asked. */
function paging(deps: EngineDeps): EngineDeps {
  const pager = createGrafanaOncallPager({
    url: oncall.url,
    token: () => 'oncall-user-key',
    http: createHttpClient({ allowPrivate: true }),
  });
  return {
    ...deps,
    pager,
    settings: {
      ...deps.settings,
      pager: { name: pager.name, source: pager.source },
      reminders: scaleReminders(DEFAULT_REMINDERS, 0.0002),
    },
  };
}

async function begin(change: (deps: EngineDeps) => EngineDeps = paging) {
  const play = await suite.start(change, TIMING);
  const id = await play.open();
  return { ...play, id };
}

const rung = () => oncall.pages().map(({ userId }) => userId);

describe('while nobody acts', () => {
  it('the room is reminded, a responder is called, those on call are paged once, the others are called', async () => {
    const { id, until, events, ofType } = await begin();
    const { pages, calls } = await until(
      id,
      incident =>
        incident.pages !== undefined &&
        incident.room?.messages['nobody-left:2'] !== undefined,
    );
    expect(rung()).toEqual(['U1', 'U2']);
    expect(oncall.pages().every(({ opened }) => !opened)).toBe(true);
    expect(pages).toEqual([
      {
        pager: 'Grafana OnCall',
        responders: ['user:default/ada'],
        others: 1,
        at: expect.any(String),
      },
    ]);
    expect(calls).toHaveLength(2);
    const types = (await events(id)).map(({ type }) => type);
    expect(types.filter(type => type === 'COMMAND_REMINDER_SENT')).toHaveLength(
      2,
    );
    expect(types.indexOf('ON_CALL_PAGED')).toBeGreaterThan(
      types.indexOf('RESPONDER_CALLED'),
    );
    expect(types.indexOf('RESPONDER_CALLED')).toBeGreaterThan(
      types.lastIndexOf('COMMAND_REMINDER_SENT'),
    );
    const [paged] = await ofType(id, 'ON_CALL_PAGED');
    expect(JSON.stringify(paged)).not.toMatch(/example\.org|zoe/);
  });

  it.each<[string, OncallApiFault]>([
    ['the reply is lost', { type: 'replyLost', to: 'pages' }],
    ['it says 500 after it', { type: 'serverError', to: 'pages' }],
  ])(
    'nobody rings twice where %s: the room is asked to look',
    async (_what, fault) => {
      const { id, until, ofType, send } = await begin();
      oncall.misbehave(fault);
      const asked = await until(
        id,
        ({ room }) => room?.messages[`trouble:${KEY}:0`] !== undefined,
      );
      expect(asked.effects[KEY]).toMatchObject({
        status: 'parked',
        failure: { sentence: expect.stringContaining('may have been done') },
      });
      // The others are called all the same.
      await until(id, ({ calls }) => calls.length === 2);
      expect(rung()).toEqual(['U1', 'U2']);
      expect(await ofType(id, 'ON_CALL_PAGED')).toEqual([]);
      await send(id, { type: 'retryEffect', effect: KEY });
      await until(id, ({ pages }) => pages?.length === 1);
      expect(rung()).toEqual(['U1', 'U2', 'U1', 'U2']);
    },
  );

  it.each<[string, readonly OncallApiFault[]]>([
    ['is throttled', [{ type: 'rateLimited', seconds: 0, times: 2 }]],
    ['cannot be read', [{ type: 'serverError', to: 'reads', times: 4 }]],
  ])('they are paged once, and later, where it %s', async (_what, faults) => {
    const { id, until } = await begin();
    faults.forEach(oncall.misbehave);
    await until(id, ({ pages }) => pages?.length === 1);
    expect(rung()).toEqual(['U1', 'U2']);
  });

  it('nobody is paged once somebody is in command', async () => {
    const { id, until, send } = await begin();
    await until(id, ({ status }) => status === 'active');
    await send(id, { type: 'takeCommand' });
    await until(id, ({ reminders }) => reminders.sent > 1);
    expect(oncall.calls()).toEqual([]);
  });

  it('a refusal is told, once, with what to do, and the others are called', async () => {
    const { id, until } = await begin(deps => {
      const pager = createGrafanaOncallPager({
        url: oncall.url,
        token: () => 'glsa_oncall_service_account',
        http: createHttpClient({ allowPrivate: true }),
      });
      return { ...paging(deps), pager };
    });
    const { effects, calls } = await until(
      id,
      incident =>
        incident.room?.messages[`trouble:${KEY}:0`] !== undefined &&
        incident.calls.length === 2,
    );
    expect(effects[KEY].failure?.sentence).toMatch(
      /Paging needs the API key of a user/,
    );
    expect(calls).toHaveLength(2);
    expect(rung()).toEqual([]);
  });

  it('a pager that is gone since it was planned is told as that', async () => {
    const { id, until } = await begin(deps => {
      const { pager: _gone, ...rest } = paging(deps);
      return rest;
    });
    const { effects } = await until(
      id,
      incident => incident.effects[KEY]?.status === 'parked',
    );
    expect(effects[KEY].failure?.sentence).toMatch(/Nothing that pages is/);
  });
});

describe('a claim of a process that is gone', () => {
  /** The first process pages, or is about to, and is never heard of again. */
  async function abandoned(when: 'before' | 'after') {
    await suite.usePostgres();
    let reached = () => {};
    const there = new Promise<void>(resolve => {
      reached = resolve;
    });
    const first = await begin(deps => {
      const { pager, ...rest } = paging(deps);
      if (!pager) throw new Error('There is no pager.');
      return {
        ...rest,
        pager: intercept(pager, 'page', page => async (about, call) => {
          if (when === 'after') await page(about, call);
          reached();
          return new Promise(() => {});
        }),
      };
    });
    await there;
    return first;
  }

  it.each(['before', 'after'] as const)(
    'is not taken for a page: another one asks the room, and rings nobody again (%s it rang)',
    async when => {
      const { id } = await abandoned(when);
      const second = await suite.start(paging, {
        ...TIMING,
        claimLeaseMs: 400,
      });
      await second.until(
        id,
        ({ room }) => room?.messages[`trouble:${KEY}:0`] !== undefined,
      );
      expect(rung()).toEqual(when === 'after' ? ['U1', 'U2'] : []);
    },
  );
});

describe('a pager that can look', () => {
  it('finds what it did, and rings nobody again', async () => {
    const { id, until } = await begin(deps => {
      const changed = paging(deps);
      const { pager } = changed;
      if (!pager) throw new Error('There is no pager.');
      return {
        ...changed,
        pager: {
          ...pager,
          find: async () => (rung().length > 0 ? { people: users } : undefined),
        },
      };
    });
    oncall.misbehave({ type: 'replyLost', to: 'pages' });
    const { pages } = await until(id, i => i.pages?.length === 1);
    expect(pages).toMatchObject([{ responders: ['user:default/ada'] }]);
    expect(rung()).toEqual(['U1', 'U2']);
  });
});

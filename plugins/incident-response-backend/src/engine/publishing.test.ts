import {
  OutboundCallError,
  type StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import {
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { intercept } from './__testUtils__/intercept';
import { HASTY, playWithFaults } from './__testUtils__/playWithFaults';

jest.setTimeout(60_000);

type Publish = StatusPage['publish'];
type Find = NonNullable<StatusPage['find']>;

const busy = (failure: 'not-executed' | 'rejected' | 'unknown') =>
  new OutboundCallError(`it said ${failure}`, { failure });

describe('a publication', () => {
  let database: TestDatabase;
  let stop: () => Promise<void> = async () => {};
  beforeEach(async () => {
    database = await createSqliteDatabase();
  });
  afterEach(async () => {
    await stop();
    await database.remove();
  });

  /** The page is real; `publish` and `find` may be put into other hands. */
  async function start(faults: {
    publish?: (real: Publish) => Publish;
    find?: (real: Find) => Find | undefined;
  }) {
    let sent = 0;
    const play = await playWithFaults(
      database,
      deps => {
        const real = intercept(
          deps.statusPage,
          'publish',
          publish => async (publication, call) => {
            const published = await publish(publication, call);
            // One whose claim ran out before it began was not sent.
            sent += 1;
            return published;
          },
        );
        const lossy = faults.publish
          ? intercept(real, 'publish', faults.publish)
          : real;
        const { find, ...rest } = lossy;
        const found = find && faults.find ? faults.find(find) : find;
        return { ...deps, statusPage: found ? { ...rest, find: found } : rest };
      },
      { ...HASTY, claimLeaseMs: 10_000 },
    );
    stop = () => play.engine.stop();
    return { ...play, sent: () => sent };
  }

  const replyLost =
    (real: Publish): Publish =>
    async (publication, call) => {
      await real(publication, call);
      throw new Error('connection reset');
    };
  const neverArrives: Publish = async (_publication, call) => {
    call.begin();
    return new Promise(() => {});
  };

  it('whose reply was lost is found on the page and not sent again', async () => {
    const { drafted, approve, until, draftIs, sent } = await start({
      publish: replyLost,
    });
    const id = await drafted();
    await approve(id);
    const published = await until(id, draftIs('published'));
    expect(published.drafts[0].published?.found).toBe(true);
    expect(sent()).toBe(1);
  });

  it('that nobody can find is asked about, and sent again only when a person says it is absent', async () => {
    let stalled = false;
    const { drafted, approve, until, draftIs, sent, send, ofType } =
      await start({
        publish: real => (publication, call) => {
          if (stalled) return real(publication, call);
          stalled = true;
          return neverArrives(publication, call);
        },
      });
    const id = await drafted();
    await approve(id);
    const unknown = await until(id, draftIs('unknown'));
    expect(unknown.drafts[0].unknown?.detail).toMatch(
      /looking twice did not find it/,
    );
    expect(sent()).toBe(0);
    await send(id, {
      type: 'settlePublication',
      draftId: 'draft-1',
      verdict: { found: false },
    });
    await until(id, draftIs('published'));
    expect(sent()).toBe(1);
    expect(await ofType(id, 'STATUSPAGE_DRAFT_APPROVED')).toHaveLength(1);
  });

  it('that a person found is linked and never sent again', async () => {
    const { drafted, approve, until, draftIs, sent, send } = await start({
      publish: () => neverArrives,
    });
    const id = await drafted();
    await approve(id);
    await until(id, draftIs('unknown'));
    await send(id, {
      type: 'settlePublication',
      draftId: 'draft-1',
      verdict: { found: true, pageIncidentId: 'P9' },
    });
    const settled = await until(id, draftIs('published'));
    expect(settled.publicIncident?.pageIncidentId).toBe('P9');
    expect(sent()).toBe(0);
  });

  it.each([
    ['is down', 'not-executed'],
    ['does not answer', 'unknown'],
    ['refuses to be asked', 'rejected'],
  ] as const)(
    'whose reply was lost is never repeated while the page %s',
    async (_how, failure) => {
      const { drafted, approve, until, draftIs, sent, ofType } = await start({
        publish: replyLost,
        find: () => async () => {
          throw busy(failure);
        },
      });
      const id = await drafted();
      await approve(id);
      const unknown = await until(id, draftIs('unknown'));
      expect(unknown.drafts[0].unknown?.detail).toMatch(
        /it could not be asked what it did: it said/,
      );
      expect(sent()).toBe(1);
      // It may be on the page: the approval is used, not void.
      expect(await ofType(id, 'STATUSPAGE_APPROVAL_VOIDED')).toEqual([]);
    },
  );

  it('is asked about at once where the page cannot be searched', async () => {
    const { drafted, approve, until, draftIs } = await start({
      publish: replyLost,
      find: () => undefined,
    });
    const id = await drafted();
    await approve(id);
    const unknown = await until(id, draftIs('unknown'));
    expect(unknown.drafts[0].unknown?.detail).toMatch(/cannot be asked/);
  });

  it('that the page refuses makes the approval void, and can be approved again', async () => {
    let refused = 0;
    const { drafted, approve, until, draftIs, sent } = await start({
      publish: real => async (publication, call) => {
        if (refused++ === 0) throw busy('rejected');
        return real(publication, call);
      },
    });
    const id = await drafted();
    await approve(id);
    const voided = await until(id, i => i.drafts[0]?.voided !== undefined);
    expect(voided.drafts[0]).toMatchObject({
      status: 'waiting',
      voided: { reason: 'the status page refused it: it said rejected' },
    });
    await approve(id);
    await until(id, draftIs('published'));
    expect(sent()).toBe(1);
  });

  it('that was certainly not made is simply made later', async () => {
    let tries = 0;
    const { drafted, approve, until, draftIs, sent } = await start({
      publish: real => async (publication, call) => {
        if (tries++ < 4) throw busy('not-executed');
        return real(publication, call);
      },
    });
    const id = await drafted();
    await approve(id);
    await until(id, draftIs('published'));
    expect(sent()).toBe(1);
  });

  it('leaves at once while the assembly waits for something slow', async () => {
    let release: () => void = () => {};
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const play = await playWithFaults(database, deps => ({
      ...deps,
      chat: intercept(deps.chat, 'openRoom', open => async (room, call) => {
        await gate;
        return open(room, call);
      }),
      people: intercept(
        deps.people,
        'resolveOwnership',
        ask => async (incident, call) => {
          await gate;
          return ask(incident, call);
        },
      ),
    }));
    stop = () => play.engine.stop();
    const id = await play.drafted();
    await play.approve(id);
    const published = await play.until(id, play.draftIs('published'));
    expect(published).not.toHaveProperty('room');
    expect(published).not.toHaveProperty('ownership');
    release();
    await play.until(id, i => i.status === 'active');
  });

  it('goes after the one before it, on the same public incident', async () => {
    const { drafted, approve, until, draftIs, send } = await start({});
    const id = await drafted();
    await approve(id);
    await until(id, draftIs('published'));
    for (const status of ['identified', 'monitoring', 'resolved'] as const) {
      const { drafts } = await until(id, () => true);
      const { request } = drafts[drafts.length - 1].revisions[0];
      await send(id, {
        type: 'draftStatus',
        content: {
          title: request.title,
          impact: request.impact,
          body: `Now ${status}.`,
          components: {},
          notify: false,
          status,
        },
      });
      await approve(id, `draft-${drafts.length + 1}`);
      await until(id, i => i.publicIncident?.status === status);
    }
    const { drafts } = await until(id, () => true);
    expect(new Set(drafts.map(d => d.published?.pageIncidentId)).size).toBe(1);
  });
});

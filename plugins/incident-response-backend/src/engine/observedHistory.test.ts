import type {
  LedgerEvent,
  LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import fc from 'fast-check';
import { KEYS } from '../domain/__testUtils__/ledgerOf';
import { headOfChain } from '../domain/__testUtils__/chain';
import { CALL_PAUSE_MS } from '../domain/commands/callApprover';
import { foldLedger } from '../domain/foldIncident';
import { isKnown, openCommit } from '../domain/ledger';
import { verifyLedger } from '../domain/verifyLedger';
import { playHistory } from './__testUtils__/playHistory';
import { observedHistories } from './__testUtils__/steps';

jest.setTimeout(60_000);

const of = <TType extends LedgerEvent['type']>(
  events: readonly LedgerEvent[],
  type: TType,
) => events.filter((e): e is LedgerEventOf<TType> => e.type === type);

describe('whatever is seen in a room, in whatever order it is told', () => {
  const always = (
    holds: (
      play: Awaited<ReturnType<typeof playHistory>> & {
        readonly events: readonly LedgerEvent[];
      },
    ) => void,
    options: { readonly seed?: number } = {},
  ) =>
    fc.assert(
      fc.asyncProperty(observedHistories, async steps => {
        const play = await playHistory(steps);
        const events = play.commits
          .flatMap(commit => openCommit(commit).events)
          .filter(isKnown);
        holds({ ...play, events });
      }),
      { numRuns: 60, ...options },
    );

  it('the ledger is whole, and reads as it was decided', () =>
    always(({ incident, commits }) => {
      const head = headOfChain(commits);
      expect(verifyLedger(incident.id, commits, head, KEYS).ok).toBe(true);
      expect(foldLedger(commits.map(openCommit))).toEqual(incident);
    }));

  it('nobody comes twice, and nothing is said of a message that was not kept', () =>
    always(({ events }) => {
      const seen = of(events, 'RESPONDER_JOINED').filter(e => e.data.at);
      const came = seen.filter(e => !e.data.added);
      const who = came.map(e => e.data.responder);
      expect(new Set(who).size).toBe(who.length);
      // Whoever has come is not told of as only put there.
      const late = seen.filter(
        (e, n) =>
          e.data.added &&
          seen
            .slice(0, n)
            .some(b => !b.data.added && b.data.responder === e.data.responder),
      );
      expect(late).toEqual([]);
      const kept = new Set<string>();
      const unknown = events.filter(event => {
        if (event.type === 'MESSAGE_KEPT') kept.add(event.data.messageId);
        return (
          (event.type === 'KEPT_MESSAGE_EDITED' ||
            event.type === 'KEPT_MESSAGE_RELEASED') &&
          !kept.has(event.data.messageId)
        );
      });
      expect(unknown).toEqual([]);
    }));

  it('somebody whom only the chat knows causes nothing but what was seen of them', () =>
    always(({ events }) => {
      const theirs = events.filter(
        ({ actor }) =>
          actor.kind === 'person' && actor.entityRef.startsWith('slack:'),
      );
      for (const { type } of theirs)
        expect([
          'RESPONDER_JOINED',
          'MESSAGE_KEPT',
          'KEPT_MESSAGE_EDITED',
          'KEPT_MESSAGE_RELEASED',
        ]).toContain(type);
    }));

  it('nobody is called to one draft twice within five minutes', () =>
    always(({ events }) => {
      const asked = of(events, 'APPROVER_CALL_REQUESTED');
      asked.forEach((one, n) =>
        asked.slice(n + 1).forEach(other => {
          if (one.data.approver !== other.data.approver) return;
          expect(
            Date.parse(other.at) - Date.parse(one.at),
          ).toBeGreaterThanOrEqual(CALL_PAUSE_MS);
        }),
      );
    }));

  it('and histories go far enough to prove something', async () => {
    const reached = { came: 0, kept: 0, edited: 0, released: 0, called: 0 };
    await always(
      ({ events }) => {
        const has = (type: LedgerEvent['type']) =>
          events.some(e => e.type === type);
        if (has('RESPONDER_JOINED')) reached.came++;
        if (has('MESSAGE_KEPT')) reached.kept++;
        if (has('KEPT_MESSAGE_EDITED')) reached.edited++;
        if (has('KEPT_MESSAGE_RELEASED')) reached.released++;
        if (has('APPROVER_CALLED')) reached.called++;
      },
      { seed: 1 },
    );
    for (const times of Object.values(reached))
      expect(times).toBeGreaterThan(0);
  });
});

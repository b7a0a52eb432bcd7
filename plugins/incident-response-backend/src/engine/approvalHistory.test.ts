import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import fc from 'fast-check';
import { SETTINGS } from '../domain/__testUtils__/ledgerOf';
import type { AuthoritySettings } from '../domain/AuthoritySettings';
import { MOST_REFUSALS } from '../domain/commands/recordRefusal';
import { isKnown, openCommit, sha256 } from '../domain/ledger';
import { playHistory } from './__testUtils__/playHistory';
import { histories } from './__testUtils__/steps';

jest.setTimeout(120_000);

const RUNS = { numRuns: 300 };

const authorities = fc.record<AuthoritySettings>({
  commanderGroups: fc.constant([]),
  approverGroups: fc.constant(['group:default/comms']),
  quorum: fc.constantFrom(1, 1, 2, 3),
  authorMayApprove: fc.boolean(),
  staleAfterMs: fc.constant(SETTINGS.authority.staleAfterMs),
  lapseAfterMs: fc.constant(SETTINGS.authority.lapseAfterMs),
});

type Played = Awaited<ReturnType<typeof playHistory>>;

interface Told extends Pick<Played, 'publications' | 'sentAt'> {
  readonly authority: AuthoritySettings;
  readonly events: readonly LedgerEvent[];
}

const always = (holds: (told: Told) => void, more: { seed?: number } = {}) =>
  fc.assert(
    fc.asyncProperty(histories, authorities, async (steps, authority) => {
      const settings = { ...SETTINGS, authority };
      const { commits, publications, sentAt } = await playHistory(
        steps,
        settings,
      );
      const events = commits.flatMap(stored =>
        openCommit(stored).events.filter(isKnown),
      );
      holds({ authority, events, publications, sentAt });
    }),
    { ...RUNS, ...more },
  );

type Given = Extract<
  LedgerEvent,
  { type: 'STATUSPAGE_DRAFT_APPROVED' | 'STATUSPAGE_APPROVAL_GIVEN' }
>;
type Written = Extract<
  LedgerEvent,
  { type: 'STATUSPAGE_DRAFT_CREATED' | 'STATUSPAGE_DRAFT_REVISED' }
>;

const isGiven = (e: LedgerEvent): e is Given =>
  e.type === 'STATUSPAGE_DRAFT_APPROVED' ||
  e.type === 'STATUSPAGE_APPROVAL_GIVEN';

const writtenFor = (events: readonly LedgerEvent[], { data }: Given) =>
  events.find(
    (e): e is Written =>
      (e.type === 'STATUSPAGE_DRAFT_CREATED' ||
        e.type === 'STATUSPAGE_DRAFT_REVISED') &&
      e.data.draftId === data.draftId &&
      e.data.revision === data.revision,
  );

const nameOf = ({ actor }: LedgerEvent) =>
  actor.kind === 'person' ? actor.entityRef : actor.name;

const minutesBetween = (from: string, to: string) =>
  (Date.parse(to) - Date.parse(from)) / 60_000;

describe('whatever several people approve, in whatever order', () => {
  it('nothing is published that too few different people approved, byte for byte', () =>
    always(({ authority, events, publications }) => {
      for (const { draftId, revision, sha256: hash } of publications) {
        const people = events
          .filter(isGiven)
          .filter(
            ({ data }) =>
              data.draftId === draftId &&
              data.revision === revision &&
              sha256(data.bytes) === hash,
          )
          .map(nameOf);
        expect(new Set(people).size).toBeGreaterThanOrEqual(authority.quorum);
      }
    }));

  it('nobody approves their own words where that is not wanted, nor stale ones, nor unfinished ones', () =>
    always(({ authority, events }) => {
      for (const approval of events.filter(isGiven)) {
        const words = writtenFor(events, approval);
        if (!words) throw new Error('What was approved was never written.');
        const isOwn = nameOf(approval) === nameOf(words);
        expect(isOwn && !authority.authorMayApprove).toBe(false);
        expect(minutesBetween(words.at, approval.at)).toBeLessThan(30);
        expect(words.data.request.body).not.toMatch(/\{\{|XXX|TBD/);
      }
    }));

  it('nothing leaves later than ten minutes after it was approved, or settled as absent', () =>
    always(({ events, publications, sentAt }) => {
      publications.forEach(({ draftId }, n) => {
        const sent = sentAt[n].toISOString();
        const since = events
          .filter(
            e =>
              (e.type === 'STATUSPAGE_DRAFT_APPROVED' ||
                e.type === 'PUBLICATION_SETTLED') &&
              e.data.draftId === draftId &&
              e.at <= sent,
          )
          .at(-1);
        expect(since).toBeDefined();
        expect(minutesBetween(since?.at ?? '', sent)).toBeLessThan(10);
      });
    }));

  it('refusals are kept, and never without bound', () =>
    always(({ events }) => {
      const byPerson = new Map<string, number>();
      for (const event of events)
        if (event.type === 'STATUSPAGE_APPROVAL_REFUSED')
          byPerson.set(nameOf(event), (byPerson.get(nameOf(event)) ?? 0) + 1);
      for (const times of byPerson.values())
        expect(times).toBeLessThanOrEqual(MOST_REFUSALS);
    }));

  it('and histories go far enough to prove something', async () => {
    const reached = { several: 0, whole: 0, lapsed: 0, refused: 0 };
    await always(
      ({ authority, events, publications }) => {
        const has = (type: LedgerEvent['type']) =>
          events.some(e => e.type === type);
        if (has('STATUSPAGE_APPROVAL_GIVEN')) reached.several++;
        if (authority.quorum > 1 && publications.length > 0) reached.whole++;
        if (
          events.some(
            e => e.type === 'STATUSPAGE_APPROVAL_VOIDED' && e.data.lapsed,
          )
        )
          reached.lapsed++;
        if (has('STATUSPAGE_APPROVAL_REFUSED')) reached.refused++;
      },
      { seed: 1 },
    );
    for (const times of Object.values(reached))
      expect(times).toBeGreaterThan(0);
  });
});

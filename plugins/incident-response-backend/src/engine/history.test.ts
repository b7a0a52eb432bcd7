import {
  isOpenStatus,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import fc from 'fast-check';
import { headOfChain } from '../domain/__testUtils__/chain';
import {
  INCIDENT_ID,
  KEYS,
  minute,
  SETTINGS,
} from '../domain/__testUtils__/ledgerOf';
import { plan } from '../domain/plans/plan';
import { foldLedger } from '../domain/foldIncident';
import { headOf } from '../domain/headOf';
import {
  isKnown,
  openCommit,
  sealCommit,
  sha256,
  type StoredCommit,
} from '../domain/ledger';
import { verifyLedger } from '../domain/verifyLedger';
import { playHistory } from './__testUtils__/playHistory';
import { histories } from './__testUtils__/steps';

type Played = Awaited<ReturnType<typeof playHistory>>;

jest.setTimeout(60_000);

const RUNS = { numRuns: 200 };

const always = (holds: (played: Played) => void) =>
  fc.assert(
    fc.asyncProperty(histories, async steps => holds(await playHistory(steps))),
    RUNS,
  );

const eventsOf = (commits: readonly StoredCommit[]): readonly LedgerEvent[] =>
  commits.flatMap(stored => openCommit(stored).events.filter(isKnown));

const ofType = <T extends LedgerEvent['type']>(
  commits: readonly StoredCommit[],
  type: T,
) =>
  eventsOf(commits).filter(
    (e): e is Extract<LedgerEvent, { type: T }> => e.type === type,
  );

describe('whatever people and engines do, in whatever order', () => {
  it('there is one room until a reopening needs another, and each is on the ledger once', () =>
    always(({ commits, rooms }) => {
      expect(new Set(rooms).size).toBe(rooms.length);
      const opened = ofType(commits, 'WAR_ROOM_CREATED');
      const generations = opened.map(e => e.data.generation);
      expect(new Set(generations).size).toBe(generations.length);
      expect(opened.length).toBeLessThanOrEqual(
        1 + ofType(commits, 'INCIDENT_REOPENED').length,
      );
    }));

  it('what is over is resolved or dismissed by a person, and closed only after that', () =>
    always(({ incident, commits }) => {
      const { resolution, dismissal, status, milestones } = incident;
      expect(Boolean(resolution)).toBe(
        status === 'resolved' || status === 'closed',
      );
      expect(Boolean(dismissal)).toBe(status === 'dismissed');
      expect(Boolean(incident.merger)).toBe(status === 'merged');
      expect(Boolean(milestones.closedAt)).toBe(status === 'closed');
      expect(Boolean(milestones.resolvedAt)).toBe(Boolean(resolution));
      const isGivenUp = status === 'dismissed' || status === 'merged';
      const onThePage = incident.publicIncident?.status ?? 'resolved';
      expect(isGivenUp && onThePage !== 'resolved').toBe(false);
      const ratedBy = incident.ratings.map(rating => rating.by);
      expect(new Set(ratedBy).size).toBe(ratedBy.length);
      const changed = ofType(commits, 'SEVERITY_CHANGED').at(-1);
      expect(incident.severity).toBe(changed?.data.to ?? 'P1');
    }));

  it('nothing reaches the page that a person in command did not approve, byte for byte', () =>
    always(({ commits, publications }) => {
      const approvals = ofType(commits, 'STATUSPAGE_DRAFT_APPROVED');
      for (const { draftId, revision, sha256: hash, request } of publications) {
        const approval = approvals.find(
          e =>
            e.data.draftId === draftId &&
            e.data.revision === revision &&
            e.data.sha256 === hash,
        );
        if (approval?.actor.kind !== 'person')
          throw new Error('Nobody approved it.');
        expect(sha256(approval.data.bytes)).toBe(hash);
        for (const words of [request.title, request.body, request.status])
          expect(approval.data.bytes).toContain(JSON.stringify(words));
      }
    }));

  it('an approval is published once at most, unless a person said it is not on the page', () =>
    always(({ commits, publications }) => {
      const asked = ofType(commits, 'PUBLICATION_SETTLED').filter(
        e => !e.data.found,
      ).length;
      const approvals = ofType(commits, 'STATUSPAGE_DRAFT_APPROVED').length;
      expect(publications.length).toBeLessThanOrEqual(approvals + asked);
      const told = ofType(commits, 'STATUSPAGE_PUBLISHED').map(
        e => e.data.draftId,
      );
      expect(new Set(told).size).toBe(told.length);
    }));

  it('the public incident is opened once until a reopening, and ended by nothing but an approved end', () =>
    always(({ commits }) => {
      const sent = ofType(commits, 'STATUSPAGE_PUBLISHED').map(
        e => e.data.draftId,
      );
      const creates = ofType(commits, 'STATUSPAGE_DRAFT_APPROVED').filter(
        e =>
          sent.includes(e.data.draftId) && e.data.bytes.includes('["create"]'),
      );
      expect(
        new Set(creates.map(e => e.data.draftId)).size,
      ).toBeLessThanOrEqual(1 + ofType(commits, 'INCIDENT_REOPENED').length);
    }));

  it('only a person decides', () =>
    always(({ commits }) => {
      const decided = [
        'STATUSPAGE_DRAFT_APPROVED',
        'STATUSPAGE_APPROVAL_REJECTED',
        'PUBLICATION_SETTLED',
        'COMMAND_TAKEN',
        'COMMAND_HANDED_OVER',
        'INCIDENT_MITIGATED',
        'INCIDENT_RESOLVED',
        'INCIDENT_DISMISSED',
        'INCIDENT_REOPENED',
        'INCIDENT_MERGED',
        'SEVERITY_CHANGED',
        'ROLE_ASSIGNED',
        'IC_RATED',
        'INCIDENT_LINKED',
      ];
      const deciders = eventsOf(commits)
        .filter(event => decided.includes(event.type))
        .map(event => event.actor.kind);
      expect(deciders).toEqual(deciders.map(() => 'person'));
    }));

  it('nobody is called twice for the same, and nobody without end', () =>
    always(({ incident }) => {
      const of = (reason: string) =>
        incident.calls
          .filter(call => call.reason === reason)
          .map(call => call.responder);
      const unled = of('no-commander');
      expect(new Set(unled).size).toBe(unled.length);
      expect(unled.length).toBeLessThanOrEqual(SETTINGS.reminders.callAtMost);
      expect(of('no-update').length).toBeLessThanOrEqual(
        incident.reminders.sent,
      );
    }));

  it('each reminder is sent once, in order', () =>
    always(({ commits }) => {
      const nudges = ofType(commits, 'STATUS_REMINDER_SENT').map(
        e => e.data.nudge,
      );
      expect(nudges).toEqual([...new Set(nudges)].sort((a, b) => a - b));
      const commands = ofType(commits, 'COMMAND_REMINDER_SENT').map(
        e => e.data.reminder,
      );
      expect(commands).toEqual([...new Set(commands)].sort((a, b) => a - b));
    }));

  it('the engine proposes a draft once for each reason and ending', () =>
    always(({ commits, incident }) => {
      const proposed = ofType(commits, 'STATUSPAGE_DRAFT_REQUESTED').flatMap(
        e => e.data.reason ?? [],
      );
      const endings = incident.reopenings.length + 1;
      for (const reason of ['no-draft', 'page-open'] as const)
        expect(proposed.filter(r => r === reason).length).toBeLessThanOrEqual(
          endings,
        );
    }));

  it('what failed for good keeps nothing that comes after it waiting', () =>
    always(({ incident }) => {
      const { due } = plan(incident, SETTINGS, minute(1_000_000));
      const parked = Object.values(incident.effects)
        .filter(({ status }) => status === 'parked')
        .map(({ key }) => key);
      expect(due.map(({ key }) => key).filter(k => parked.includes(k))).toEqual(
        [],
      );
      const isStuck =
        isOpenStatus(incident.status) && parked.includes('nudge:1');
      expect(isStuck && incident.reminders.tried < 1).toBe(false);
    }));

  it('the commits are in one order without a gap, and verify finds them intact', () =>
    always(({ commits }) => {
      expect(commits.map(c => c.seq)).toEqual(commits.map((_c, i) => i + 1));
      expect(
        verifyLedger(INCIDENT_ID, commits, headOfChain(commits), KEYS),
      ).toEqual({ ok: true, commits: commits.length });
    }));

  it('the fold of the stored ledger is the state that grew step by step', () =>
    always(({ incident, commits }) => {
      expect(foldLedger(commits.map(openCommit))).toEqual(incident);
    }));

  it('a commit reads as it was written', () =>
    always(({ commits }) => {
      for (const stored of commits) {
        const commit = openCommit(stored);
        expect(
          sealCommit({ ...commit, events: commit.events.filter(isKnown) }),
        ).toEqual(stored);
      }
    }));

  it('there is always a head', () =>
    always(({ incident, commits }) => {
      const last = commits[commits.length - 1];
      const head = headOf(incident, last, {
        keys: KEYS,
        settings: SETTINGS,
        now: minute(1),
      });
      expect(head).toMatchObject({
        seq: last.seq,
        hash: last.hash,
        card: { status: incident.status },
      });
      expect(head.dueAt === null || Number.isFinite(head.dueAt)).toBe(true);
    }));

  it('and histories go far enough to prove something', async () => {
    const reached = {
      published: 0,
      unknown: 0,
      resolved: 0,
      observed: 0,
      dismissed: 0,
      reopened: 0,
    };
    await fc.assert(
      fc.asyncProperty(histories, async steps => {
        const { commits, publications } = await playHistory(steps);
        if (publications.length > 0) reached.published++;
        if (ofType(commits, 'PUBLICATION_UNKNOWN').length > 0)
          reached.unknown++;
        if (ofType(commits, 'INCIDENT_RESOLVED').length > 0) reached.resolved++;
        if (ofType(commits, 'EFFECT_OBSERVED').length > 0) reached.observed++;
        if (ofType(commits, 'INCIDENT_DISMISSED').length > 0)
          reached.dismissed++;
        if (ofType(commits, 'INCIDENT_REOPENED').length > 0) reached.reopened++;
      }),
      { ...RUNS, seed: 1 },
    );
    for (const times of Object.values(reached))
      expect(times).toBeGreaterThan(0);
  });
});

import type { Delivery } from '../../stores/IncidentStore';
import { sampleCommit, sampleHead } from '../samples/commits';
import { sampleDelivery, sampleRoute } from '../samples/deliveries';
import type { Stores } from './IncidentStoreSubject';

const LATER = '2026-11-23T10:05:00.000Z';

export function ingestContract({ one, other, subject }: Stores): void {
  const ingest = (delivery: Delivery, store = one()) =>
    store.ingest(delivery, sampleRoute(delivery));

  const resolveIncident = async (incidentId: string) => {
    const [previous] = await one().read(incidentId, 0);
    const commit = sampleCommit(incidentId, { previous });
    await one().append(
      1,
      commit,
      sampleHead(commit, { card: { status: 'resolved' } }),
    );
  };

  describe('ingest', () => {
    it('opens an incident with its ledger, its head and its delivery', async () => {
      const delivery = sampleDelivery('event-1');
      expect(await ingest(delivery)).toEqual({
        type: 'opened',
        incidentId: 'inc-group-1-1',
      });
      const commit = sampleCommit('inc-group-1-1');
      expect(await other().read('inc-group-1-1', 0)).toEqual([commit]);
      expect(await other().head('inc-group-1-1')).toMatchObject({
        seq: 1,
        hash: commit.hash,
      });
      expect(await other().inbox('inc-group-1-1', 10)).toEqual([
        {
          ...delivery,
          incidentId: 'inc-group-1-1',
          inboxId: expect.any(String),
        },
      ]);
    });

    it('tells the route what the group and its newest incident are', async () => {
      await ingest(sampleDelivery('event-1'));
      await resolveIncident('inc-group-1-1');
      const delivery = sampleDelivery('event-2', {
        state: 'resolved',
        at: LATER,
      });
      const seen: unknown[] = [];
      await one().ingest(delivery, known => {
        seen.push(known);
        return sampleRoute(delivery)(known);
      });
      expect(seen).toEqual([
        {
          group: {
            source: 'grafana-oncall',
            group: 'group-1',
            state: 'firing',
            at: delivery.alert.startedAt,
            incidentId: 'inc-group-1-1',
            generation: 1,
          },
          incident: {
            incidentId: 'inc-group-1-1',
            status: 'resolved',
            visibility: 'normal',
          },
        },
      ]);
    });

    it('attaches what follows and keeps both deliveries in the inbox', async () => {
      await ingest(sampleDelivery('event-1'));
      const next = sampleDelivery('event-2', {
        state: 'acknowledged',
        receivedAt: LATER,
      });
      expect(await ingest(next, other())).toEqual({
        type: 'attached',
        incidentId: 'inc-group-1-1',
      });
      const items = await one().inbox('inc-group-1-1', 10);
      expect(items.map(item => item.eventKey)).toEqual(['event-1', 'event-2']);
    });

    it('records what opens nothing, and keeps it out of every inbox', async () => {
      const delivery = sampleDelivery('event-1', {
        state: 'resolved',
        at: LATER,
      });
      expect(await ingest(delivery)).toEqual({
        type: 'recorded',
        reason: 'Nothing is open for it.',
      });
      expect(await ingest(delivery)).toEqual({
        type: 'known',
        incidentId: undefined,
      });
      expect(
        await one().claimDue({
          now: Date.parse(LATER),
          inboxBefore: Date.parse(LATER) + 1,
          visitUntil: Date.parse(LATER) + 1,
          limit: 10,
        }),
      ).toEqual([]);
    });

    it('remembers a resolve that came before its alert', async () => {
      await ingest(sampleDelivery('event-2', { state: 'resolved', at: LATER }));
      let seen: unknown;
      const late = sampleDelivery('event-1');
      await one().ingest(late, known => {
        seen = known.group;
        return sampleRoute(late)(known);
      });
      expect(seen).toMatchObject({ state: 'resolved', resolvedAt: LATER });
    });

    it('opens a second incident when the group fires after the first was resolved', async () => {
      await ingest(sampleDelivery('event-1'));
      await resolveIncident('inc-group-1-1');
      expect(await ingest(sampleDelivery('event-2', { at: LATER }))).toEqual({
        type: 'opened',
        incidentId: 'inc-group-1-2',
      });
    });

    it('recognises an event it has, whatever group it names, and stores nothing', async () => {
      await ingest(sampleDelivery('event-1'));
      expect(await ingest(sampleDelivery('event-1'), other())).toEqual({
        type: 'known',
        incidentId: 'inc-group-1-1',
      });
      expect(
        await ingest(sampleDelivery('event-1', { group: 'group-2' })),
      ).toEqual({ type: 'known', incidentId: 'inc-group-1-1' });
      expect(await one().inbox('inc-group-1-1', 10)).toHaveLength(1);
      expect(await one().head('inc-group-2-1')).toBeUndefined();
    });

    it('attaches where the incident to open is there already', async () => {
      const declared = sampleCommit('inc-group-1-1', { commitId: 'by-hand' });
      await one().append(0, declared, sampleHead(declared));
      expect(await ingest(sampleDelivery('event-1'))).toEqual({
        type: 'attached',
        incidentId: 'inc-group-1-1',
      });
      expect(await one().read('inc-group-1-1', 0)).toEqual([declared]);
      expect(await one().inbox('inc-group-1-1', 10)).toHaveLength(1);
    });

    it('stores one event once, however often it arrives at the same time', async () => {
      const results = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          ingest(sampleDelivery('event-1'), index % 2 ? one() : other()),
        ),
      );
      const opened = results.filter(({ type }) => type === 'opened');
      const known = results.filter(({ type }) => type === 'known');
      expect([opened.length, known.length]).toEqual([1, 15]);
      expect(await one().inbox('inc-group-1-1', 10)).toHaveLength(1);
    });

    it('opens one incident for a group whose events arrive at the same time', async () => {
      const results = await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          ingest(sampleDelivery(`event-${index}`), index % 2 ? one() : other()),
        ),
      );
      expect(results.filter(({ type }) => type === 'opened')).toHaveLength(1);
      expect(results.filter(({ type }) => type === 'attached')).toHaveLength(
        23,
      );
      expect(await one().inbox('inc-group-1-1', 100)).toHaveLength(24);
      expect(await one().read('inc-group-1-1', 0)).toHaveLength(1);
    });

    it('leaves nothing behind when it fails half-way, and works when delivered again', async () => {
      const repair = await subject().breakCommits();
      await expect(ingest(sampleDelivery('event-1'))).rejects.toThrow();
      await repair();
      expect(await one().head('inc-group-1-1')).toBeUndefined();
      expect(await one().inbox('inc-group-1-1', 10)).toEqual([]);
      let group: unknown = 'not asked';
      const delivery = sampleDelivery('event-1');
      const ingested = await one().ingest(delivery, known => {
        group = known.group;
        return sampleRoute(delivery)(known);
      });
      expect(group).toBeUndefined();
      expect(ingested).toMatchObject({ type: 'opened' });
    });

    it('leaves nothing behind when the route fails', async () => {
      await expect(
        one().ingest(sampleDelivery('event-1'), () => {
          throw new Error('no rule for it');
        }),
      ).rejects.toThrow('no rule for it');
      expect(await ingest(sampleDelivery('event-1'))).toMatchObject({
        type: 'opened',
      });
    });
  });
}

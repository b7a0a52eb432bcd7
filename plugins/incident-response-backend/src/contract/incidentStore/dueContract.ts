import { sampleCommit, sampleHead } from '../samples/commits';
import { sampleDelivery, sampleRoute } from '../samples/deliveries';
import type { Stores } from './IncidentStoreSubject';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

export function dueContract({ one, other }: Stores): void {
  const openDueAt = async (incidentId: string, dueAt: number | null) => {
    const commit = sampleCommit(incidentId);
    await one().append(0, commit, sampleHead(commit, { dueAt }));
    return commit;
  };

  const claim = (now = NOW, limit = 10, store = one()) =>
    store.claimDue({ now, inboxBefore: 0, visitUntil: now + 1_000, limit });

  describe('claimDue', () => {
    it('hands out what is due and leaves the rest alone', async () => {
      await openDueAt('overdue', NOW - 5);
      await openDueAt('just-due', NOW);
      await openDueAt('not-yet', NOW + 1);
      await openDueAt('never', null);
      const claimed = await claim();
      expect([...claimed].sort()).toEqual(['just-due', 'overdue']);
    });

    it('hands an incident out again only after the visit has run out', async () => {
      await openDueAt('inc-1', NOW - 5);
      expect(await claim(NOW)).toEqual(['inc-1']);
      expect(await claim(NOW + 999, 10, other())).toEqual([]);
      expect(await claim(NOW + 1_000, 10, other())).toEqual(['inc-1']);
    });

    it('takes the longest overdue first when there are too many, and the others next', async () => {
      await openDueAt('second', NOW - 20);
      await openDueAt('first', NOW - 30);
      await openDueAt('third', NOW - 10);
      const claimed = await claim(NOW, 2);
      expect([...claimed].sort()).toEqual(['first', 'second']);
      expect(await claim(NOW, 2)).toEqual(['third']);
    });

    it('ends the visit with the next commit', async () => {
      const commit = await openDueAt('inc-1', NOW - 5);
      await claim();
      const next = sampleCommit('inc-1', { previous: commit });
      await other().append(1, next, sampleHead(next, { dueAt: NOW }));
      expect(await claim()).toEqual(['inc-1']);
    });

    it('hands out nothing more once a commit left nothing due', async () => {
      const commit = await openDueAt('inc-1', NOW - 5);
      const next = sampleCommit('inc-1', { previous: commit });
      await one().append(1, next, sampleHead(next, { dueAt: null }));
      expect(await claim()).toEqual([]);
    });

    it('hands out an incident whose deliveries wait too long, until they are drained', async () => {
      const receivedAt = '2026-11-23T11:00:00.000Z';
      const delivery = sampleDelivery('event-1', { receivedAt });
      const commit = await openDueAt('inc-1', null);
      await one().ingest(delivery, known => ({
        ...sampleRoute(delivery)(known),
        type: 'attach',
        incidentId: commit.incidentId,
      }));
      const claimBefore = (inboxBefore: number, now: number) =>
        one().claimDue({ now, inboxBefore, visitUntil: now + 1, limit: 10 });
      const received = Date.parse(receivedAt);
      expect(await claimBefore(received, NOW)).toEqual([]);
      expect(await claimBefore(received + 1, NOW)).toEqual(['inc-1']);
      const items = await one().inbox('inc-1', 10);
      await one().markDrained(items.map(item => item.inboxId));
      expect(await claimBefore(received + 1, NOW + 5)).toEqual([]);
    });

    it('hands each incident to one of many callers', async () => {
      const ids = Array.from({ length: 40 }, (_, index) => `inc-${index}`);
      for (const id of ids) await openDueAt(id, NOW - 1);
      const shares = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          claim(NOW, 7, index % 2 ? one() : other()),
        ),
      );
      const rest = await claim(NOW, 100);
      expect([...shares.flat(), ...rest].sort()).toEqual([...ids].sort());
    });
  });
}

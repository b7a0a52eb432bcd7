import { sampleDelivery, sampleRoute } from '../samples/deliveries';
import type { Stores } from './IncidentStoreSubject';

export function inboxContract({ one, other }: Stores): void {
  const ingestAt = async (eventKey: string, receivedAt: string) => {
    const delivery = sampleDelivery(eventKey, { receivedAt });
    await one().ingest(delivery, sampleRoute(delivery));
  };

  const waiting = async (limit = 10) => {
    const items = await other().inbox('inc-group-1-1', limit);
    return items.map(item => item.eventKey);
  };

  describe('inbox', () => {
    it('gives the oldest deliveries first, whatever the order they were stored in', async () => {
      await ingestAt('third', '2026-11-23T10:00:03.000Z');
      await ingestAt('first', '2026-11-23T10:00:01.000Z');
      await ingestAt('second', '2026-11-23T10:00:02.000Z');
      expect(await waiting()).toEqual(['first', 'second', 'third']);
      expect(await waiting(2)).toEqual(['first', 'second']);
    });

    it('leaves out what is drained, and may be told so twice', async () => {
      await ingestAt('first', '2026-11-23T10:00:01.000Z');
      await ingestAt('second', '2026-11-23T10:00:02.000Z');
      const [first] = await one().inbox('inc-group-1-1', 1);
      await one().markDrained([first.inboxId]);
      await other().markDrained([first.inboxId]);
      expect(await waiting()).toEqual(['second']);
    });

    it('drains more at once than a statement may name', async () => {
      const start = Date.parse('2026-11-23T10:00:00.000Z');
      for (let index = 0; index < 600; index++)
        await ingestAt(`event-${index}`, new Date(start + index).toISOString());
      const items = await one().inbox('inc-group-1-1', 1_000);
      await one().markDrained(items.map(item => item.inboxId));
      expect(items).toHaveLength(600);
      expect(await waiting()).toEqual([]);
    }, 30_000);

    it('drains nothing when nothing is named', async () => {
      await ingestAt('first', '2026-11-23T10:00:01.000Z');
      await one().markDrained([]);
      expect(await waiting()).toEqual(['first']);
    });

    it('still recognises an event that was drained', async () => {
      await ingestAt('first', '2026-11-23T10:00:01.000Z');
      const [item] = await one().inbox('inc-group-1-1', 1);
      await one().markDrained([item.inboxId]);
      const again = sampleDelivery('first');
      expect(await one().ingest(again, sampleRoute(again))).toEqual({
        type: 'known',
        incidentId: 'inc-group-1-1',
      });
    });
  });
}

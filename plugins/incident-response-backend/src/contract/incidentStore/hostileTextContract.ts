import { openCommit } from '../../domain/ledger';
import { sampleCommit, sampleHead, sampleNote } from '../samples/commits';
import { sampleDelivery, sampleRoute } from '../samples/deliveries';
import type { Stores } from './IncidentStoreSubject';

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a NUL character', 'before\u0000after'],
  ['half a surrogate pair', 'a\ud83d b\udd25'],
  ['emoji and other scripts', '🔥👩‍🚒 пожар 火事 \u202eabc'],
  ['quotes and SQL', `'; drop table ir_heads; -- "\`\\`],
  ['line breaks and controls', 'a\r\n\tb\u0007\u001b[31m'],
  ['question marks and colons', '? ?? :name $1 %s {}'],
  ['ten thousand characters', 'ÄÖ🔥"'.repeat(2_000)],
];

export function hostileTextContract({ one, other }: Stores): void {
  describe.each(HOSTILE)('text with %s', (_what, text) => {
    it('survives on the ledger byte for byte', async () => {
      const commit = sampleCommit('inc-1', { text });
      await one().append(0, commit, sampleHead(commit));
      const [stored] = await other().read('inc-1', 0);
      expect(stored).toEqual(commit);
      expect(openCommit(stored).events).toEqual([sampleNote(text)]);
    });

    it('survives in a head and can be searched for', async () => {
      const commit = sampleCommit('inc-1');
      const head = sampleHead(commit, {
        roomId: text,
        participants: [text.slice(0, 300)],
        card: { title: text },
      });
      await one().append(0, commit, head);
      expect(await other().head('inc-1')).toEqual(head);
      const found = await other().list(
        { text: text.slice(0, 200), participant: [text.slice(0, 300)] },
        { limit: 10 },
      );
      expect(found.heads).toEqual([head]);
    });

    it('survives in a delivery and tells events and groups apart', async () => {
      const delivery = sampleDelivery(text, { group: text, title: text });
      const attach = { ...delivery, eventKey: `${text}2` };
      const route = () => {
        const commit = sampleCommit('inc-1');
        return {
          type: 'open' as const,
          commit,
          head: sampleHead(commit),
          group: {
            source: delivery.alert.source,
            group: text,
            state: 'firing' as const,
            incidentId: 'inc-1',
            generation: 1,
          },
        };
      };
      await one().ingest(delivery, route);
      expect(await other().ingest(delivery, route)).toMatchObject({
        type: 'known',
      });
      expect(await other().ingest(attach, sampleRoute(attach))).toMatchObject({
        type: 'attached',
      });
      const items = await one().inbox('inc-1', 10);
      expect(items).toEqual([
        expect.objectContaining(delivery),
        expect.objectContaining(attach),
      ]);
    });

    it('does no harm in an id or a filter that nobody has', async () => {
      expect(await one().head(text)).toBeUndefined();
      expect(await one().read(text, 0)).toEqual([]);
      expect(await one().inbox(text, 1)).toEqual([]);
      const { heads } = await one().list(
        { anyOf: [{ entityRef: text }, { ic: text }, { owner: [text] }] },
        { limit: 1 },
      );
      expect(heads).toEqual([]);
    });
  });
}

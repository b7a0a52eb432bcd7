import type { Ingested } from '../../stores/IncidentStore';
import { SAMPLE_TIME, sampleCommit, sampleHead } from '../samples/commits';
import { sampleDelivery } from '../samples/deliveries';
import { ingestByRules } from '../samples/routes';
import type { Stores } from './IncidentStoreSubject';

const NOW = Date.parse(SAMPLE_TIME);
const MINUTE = 60_000;
const STORM = { limit: 3, withinMs: 5 * MINUTE };

const count = (results: readonly Ingested[], type: Ingested['type']) =>
  results.filter(result => result.type === type).length;

const incidentOf = (ingested: Ingested) =>
  ingested.type === 'recorded' ? undefined : ingested.incidentId;

/** `parts` at a time, each on one of the two stores in turn. */
const atOnce = <T>(parts: number, act: (part: number) => Promise<T>) =>
  Promise.all(Array.from({ length: parts }, (_, part) => act(part)));

export function routingContract({ one, other }: Stores): void {
  const storeOf = (part: number) => (part % 2 ? one() : other());
  const fire = (group: string, now = NOW, part = 0) =>
    ingestByRules(
      storeOf(part),
      sampleDelivery(`event-${group}`, { group, entityHints: [group] }),
      { storm: STORM },
      now,
    );

  async function end(incidentId: string | undefined) {
    const [first] = await one().read(incidentId ?? '', 0);
    const next = sampleCommit(first.incidentId, { previous: first });
    const card = { status: 'resolved' as const };
    await one().append(1, next, sampleHead(next, { card }));
  }

  const titleOf = async (incidentId: string | undefined) =>
    (await other().head(incidentId ?? ''))?.card.title;

  describe('a storm', () => {
    it('opens no more incidents than the limit and one for the rest, however many come at once', async () => {
      const results = await atOnce(24, part =>
        fire(`group-${part}`, NOW, part),
      );
      expect([count(results, 'opened'), count(results, 'attached')]).toEqual([
        4, 20,
      ]);
      const shared = results.filter(r => r.type === 'attached').map(incidentOf);
      expect(new Set(shared).size).toBe(1);
      expect(await titleOf(shared[0])).toBe(
        'Alert storm: more than 3 incidents in 5 minutes',
      );
      expect(await one().inbox(shared[0] ?? '', 100)).toHaveLength(21);
      const { heads } = await one().list({}, { limit: 100 });
      expect(heads).toHaveLength(4);
    });

    it('is over for new alerts once fewer were opened of late', async () => {
      for (const n of [1, 2, 3]) await fire(`group-${n}`, NOW + n);
      const storm = await fire('group-4', NOW + MINUTE);
      expect(await fire('group-5', NOW + 5 * MINUTE)).toEqual({
        type: 'attached',
        incidentId: incidentOf(storm),
      });
      const after = await fire('group-6', NOW + 5 * MINUTE + 1);
      expect(after.type).toBe('opened');
      expect(await titleOf(incidentOf(after))).toBe('Checkout is failing');
      expect(await fire('group-7', NOW + 5 * MINUTE + 1)).toMatchObject({
        type: 'attached',
        incidentId: incidentOf(storm),
      });
    });

    it('has a new incident when the one it had is over', async () => {
      for (const n of [1, 2, 3]) await fire(`group-${n}`);
      const storm = incidentOf(await fire('group-4'));
      await end(storm);
      const results = await atOnce(8, part =>
        fire(`later-${part}`, NOW + 1, part),
      );
      expect([count(results, 'opened'), count(results, 'attached')]).toEqual([
        1, 7,
      ]);
      const [next] = [...new Set(results.map(incidentOf))];
      expect(next).not.toBe(storm);
      expect(new Set(results.map(incidentOf)).size).toBe(1);
    });

    it('is not brought on by one event that comes again and again', async () => {
      await atOnce(16, part => fire('group-1', NOW, part));
      await atOnce(16, part => fire('group-1', NOW, part));
      for (const n of [2, 3])
        expect(await titleOf(incidentOf(await fire(`group-${n}`)))).toBe(
          'Checkout is failing',
        );
      expect(await titleOf(incidentOf(await fire('group-4')))).toMatch(
        /^Alert storm/,
      );
    });

    it('keeps the alerts of its incident there', async () => {
      for (const n of [1, 2, 3, 4]) await fire(`group-${n}`);
      const storm = incidentOf(await fire('group-5'));
      const cleared = sampleDelivery('clear-5', {
        group: 'group-5',
        state: 'resolved',
      });
      expect(
        await ingestByRules(
          one(),
          cleared,
          { storm: STORM },
          NOW + 60 * MINUTE,
        ),
      ).toEqual({ type: 'attached', incidentId: storm });
    });
  });

  describe('alerts of one entity', () => {
    const fireAbout = (group: string, hint: string, part = 0) =>
      ingestByRules(
        storeOf(part),
        sampleDelivery(`event-${group}`, { group, entityHints: [hint] }),
        { groupByEntity: true, storm: { ...STORM, limit: 100 } },
        NOW,
      );

    it('share one incident, however many groups fire at once', async () => {
      const results = await atOnce(16, part =>
        fireAbout(`group-${part}`, part % 3 ? 'checkout' : 'Checkout', part),
      );
      expect([count(results, 'opened'), count(results, 'attached')]).toEqual([
        1, 15,
      ]);
      expect(new Set(results.map(incidentOf)).size).toBe(1);
    });

    it('have a new incident when theirs is over, and another entity has its own', async () => {
      const first = await fireAbout('group-1', 'checkout');
      expect((await fireAbout('group-2', 'search')).type).toBe('opened');
      await end(incidentOf(first));
      const second = await fireAbout('group-3', 'checkout');
      expect(second.type).toBe('opened');
      expect(await fireAbout('group-4', 'checkout')).toEqual({
        type: 'attached',
        incidentId: incidentOf(second),
      });
    });

    it('belong to an incident that the catalog says is about it', async () => {
      const put = async (id: string, card: object) => {
        const commit = sampleCommit(id);
        await one().append(0, commit, sampleHead(commit, { card }));
      };
      const entityRef = 'component:default/checkout';
      await put('drill', { entityRef, kind: 'drill' });
      await put('over', { entityRef, status: 'closed' });
      await put('secret', { entityRef, visibility: 'restricted' });
      expect((await fireAbout('group-1', 'search')).type).toBe('opened');
      await put('by-hand', { entityRef });
      for (const hint of ['checkout', entityRef])
        expect(await fireAbout(`group-${hint}`, hint)).toEqual({
          type: 'attached',
          incidentId: 'by-hand',
        });
    });
  });

  describe('what the store remembers for routing', () => {
    it('is when it was first started, whoever asks later', async () => {
      const asked = await atOnce(8, part =>
        storeOf(part).installedAt(NOW + part),
      );
      expect(new Set(asked).size).toBe(1);
      expect(await other().installedAt(NOW + MINUTE)).toBe(asked[0]);
    });

    it('is the episode that a group last opened', async () => {
      await fire('group-1');
      const again = sampleDelivery('again', { group: 'group-1' });
      let seen: unknown;
      await one()
        .ingest(again, known => {
          seen = known.group?.startedAt;
          throw new Error('enough');
        })
        .catch(() => undefined);
      expect(seen).toBe(SAMPLE_TIME);
    });
  });
}

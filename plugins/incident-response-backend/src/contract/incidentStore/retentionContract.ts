import { randomUUID } from 'node:crypto';
import { SAMPLE_TIME, sampleCommit, sampleHead } from '../samples/commits';
import { sampleDelivery } from '../samples/deliveries';
import { ingestByRules } from '../samples/routes';
import { sampleTombstone } from '../samples/tombstones';
import type { Stores } from './IncidentStoreSubject';

const NOW = Date.parse(SAMPLE_TIME);
const DAY = 24 * 60 * 60_000;

export function retentionContract({ one, other }: Stores): void {
  const all = { limit: 100 };
  const removableIds = async (now: number) =>
    (await one().retention.removable({ now, limit: 100 })).incidentIds;

  /** A ledger with one commit that may be removed from an instant on. */
  async function ended(
    incidentId: string,
    removableAt?: number,
    text?: string,
  ) {
    const commit = sampleCommit(incidentId, { text });
    const head = sampleHead(commit, {
      removableAt,
      participants: ['user:default/ada'],
      card: { status: 'closed' },
    });
    await one().append(0, commit, head);
    return commit;
  }

  /** An alert that opened an incident which is over since. */
  async function alertOf(group: string) {
    const fired = sampleDelivery(`event-${group}`, { group });
    const opened = await ingestByRules(one(), fired, {}, NOW);
    if (opened.type !== 'opened') throw new Error(opened.type);
    const { incidentId } = opened;
    const [first] = await one().read(incidentId, 0);
    const last = sampleCommit(incidentId, { previous: first });
    const card = { status: 'closed' as const };
    await one().append(1, last, sampleHead(last, { card, removableAt: NOW }));
    return { fired, last };
  }

  async function drain(incidentId: string) {
    const items = await one().inbox(incidentId, 100);
    await one().markDrained(items.map(item => item.inboxId));
  }

  describe('a ledger whose time is over', () => {
    it('is told of once its instant has come, the longest over first and page by page', async () => {
      for (const [id, days] of [
        ['inc-b', 2],
        ['inc-a', 2],
        ['inc-c', 1],
        ['inc-d', 9],
      ] as const)
        await ended(id, NOW + days * DAY);
      await ended('inc-kept');
      expect(await removableIds(NOW)).toEqual([]);
      const query = { now: NOW + 3 * DAY, limit: 2 };
      const first = await other().retention.removable(query);
      expect(first.incidentIds).toEqual(['inc-c', 'inc-a']);
      const rest = await one().retention.removable({
        ...query,
        cursor: first.nextCursor,
      });
      expect(rest.incidentIds).toEqual(['inc-b']);
      expect(rest.nextCursor).toBeUndefined();
    });

    it('is told of no more once a later commit wants it kept', async () => {
      const first = await ended('inc-1', NOW);
      const next = sampleCommit('inc-1', { previous: first });
      await one().append(1, next, sampleHead(next));
      expect(await removableIds(NOW)).toEqual([]);
    });

    it('gives way to its tombstone, and nothing of it is left beside', async () => {
      const commit = await ended('inc-1', NOW);
      await ended('inc-2', NOW);
      const tombstone = sampleTombstone(commit, { visibility: 'restricted' });
      expect(await one().retention.bury(tombstone, [])).toBe('buried');
      expect(await other().head('inc-1')).toBeUndefined();
      expect(await other().read('inc-1', 0)).toEqual([]);
      const mine = { participant: ['user:default/ada'] };
      const { heads } = await other().list(mine, all);
      expect(heads.map(head => head.incidentId)).toEqual(['inc-2']);
      expect(await removableIds(NOW)).toEqual(['inc-2']);
      expect(await other().retention.tombstones(['inc-1', 'inc-2'])).toEqual([
        tombstone,
      ]);
    });

    it('is kept whole where it moved on', async () => {
      const first = await ended('inc-1', NOW);
      const next = sampleCommit('inc-1', { previous: first });
      await one().append(1, next, sampleHead(next));
      const { retention } = other();
      expect(await retention.bury(sampleTombstone(first), [])).toBe('moved');
      const forged = sampleTombstone({ ...next, hash: first.hash });
      expect(await retention.bury(forged, [])).toBe('moved');
      expect(await one().read('inc-1', 0)).toEqual([first, next]);
      expect((await one().head('inc-1'))?.seq).toBe(2);
      expect(await one().retention.tombstones(['inc-1'])).toEqual([]);
    });

    it('is kept whole while a delivery waits for it', async () => {
      const { last } = await alertOf('waiting');
      const tombstone = sampleTombstone(last);
      expect(await one().retention.bury(tombstone, [])).toBe('moved');
      expect(await one().read(last.incidentId, 0)).toHaveLength(2);
      await drain(last.incidentId);
      expect(await one().retention.bury(tombstone, [])).toBe('buried');
    });

    it('is buried once, however many try, and never together with a commit', async () => {
      const first = await ended('inc-1', NOW);
      const next = sampleCommit('inc-1', { previous: first });
      const [a, b, appended] = await Promise.all([
        one().retention.bury(sampleTombstone(first), []),
        other().retention.bury(sampleTombstone(first), []),
        other().append(1, next, sampleHead(next)),
      ]);
      const buried = [a, b].filter(result => result === 'buried').length;
      expect(buried).toBe(appended === 'appended' ? 0 : 1);
      expect(await one().read('inc-1', 0)).toHaveLength(2 - 2 * buried);
    });
  });

  describe('a tombstone', () => {
    it('keeps the id from being used again', async () => {
      const commit = await ended('inc-1', NOW);
      await one().retention.bury(sampleTombstone(commit), []);
      expect(await other().append(0, commit, sampleHead(commit))).toBe(
        'conflict',
      );
      const next = sampleCommit('inc-1', { previous: commit });
      expect(await one().append(1, next, sampleHead(next))).toBe('conflict');
      expect(await one().read('inc-1', 0)).toEqual([]);
    });

    it('is listed with the others, page by page', async () => {
      for (const id of ['inc-3', 'inc-1', 'inc-2'])
        await one().retention.bury(sampleTombstone(await ended(id, NOW)), []);
      const first = await other().retention.listTombstones({ limit: 2 });
      const rest = await other().retention.listTombstones({
        limit: 2,
        cursor: first.nextCursor,
      });
      expect(
        [...first.tombstones, ...rest.tombstones].map(t => t.incidentId),
      ).toEqual(['inc-1', 'inc-2', 'inc-3']);
      expect(rest.nextCursor).toBeUndefined();
    });

    it('lets no alert of its episode open anything, be it delivered again or told anew', async () => {
      const { fired, last } = await alertOf('old');
      await drain(last.incidentId);
      await one().retention.bury(sampleTombstone(last), []);
      expect(await ingestByRules(other(), fired, {}, NOW)).toEqual({
        type: 'known',
        incidentId: last.incidentId,
      });
      const again = { ...fired, eventKey: 'event-again' };
      expect(await ingestByRules(other(), again, {}, NOW)).toMatchObject({
        type: 'recorded',
        reason: expect.stringContaining('removed under retention'),
      });
      expect((await one().list({}, all)).heads).toEqual([]);
      expect(await one().inbox(last.incidentId, 100)).toEqual([]);
    });

    it('is followed by a new incident when its alert fires anew', async () => {
      const { last } = await alertOf('back');
      await drain(last.incidentId);
      await one().retention.bury(sampleTombstone(last), []);
      const startedAt = new Date(NOW + DAY).toISOString();
      const anew = sampleDelivery('event-anew', {
        group: 'back',
        startedAt,
        at: startedAt,
      });
      const opened = await ingestByRules(other(), anew, {}, NOW + DAY);
      if (opened.type !== 'opened') throw new Error(opened.type);
      expect(opened.incidentId).not.toBe(last.incidentId);
      const [first] = await one().read(opened.incidentId, 0);
      expect(JSON.parse(first.payload).events[0].data.follows).toBe(
        last.incidentId,
      );
    });
  });

  describe('the people of a ledger that is removed', () => {
    it('go with it, but for those whom another ledger or a waiting delivery names', async () => {
      const domain = `${randomUUID()}.example.org`;
      const [ada, ben, cid] = await one().people.remember(
        ['ada', 'ben', 'cid'].map(name => ({ email: `${name}@${domain}` })),
      );
      const commit = await ended('inc-1', NOW, ada);
      const next = sampleCommit('inc-2', { text: ben });
      await one().append(0, next, sampleHead(next));
      await one().ingest(
        sampleDelivery('event-cid', {
          group: 'cid',
          contacts: [{ person: cid }],
        }),
        ({ group }) => ({
          type: 'attach',
          incidentId: 'inc-2',
          group: group ?? {
            source: 'grafana-oncall',
            group: 'cid',
            state: 'firing',
            generation: 0,
          },
        }),
      );
      const tombstone = sampleTombstone(commit);
      await one().retention.bury(tombstone, [ada, ben, cid]);
      const left = await other().people.read([ada, ben, cid]);
      expect(left.map(({ personId }) => personId).sort()).toEqual(
        [ben, cid].sort(),
      );
    });
  });
}

import { sampleCommit, sampleHead } from '../samples/commits';
import type { Stores } from './IncidentStoreSubject';

export function appendContract({ one, other, subject }: Stores): void {
  describe('append', () => {
    const first = sampleCommit('inc-1');
    const second = sampleCommit('inc-1', { previous: first });

    it('stores the first commit with its head', async () => {
      const head = sampleHead(first, {
        roomId: 'room-1',
        dueAt: 1_800_000_000_000,
        owners: ['group:default/payments'],
        participants: ['user:default/ada', 'user:default/bob'],
        card: { ic: 'user:default/ada', entityRef: 'component:default/pay' },
      });
      expect(await one().append(0, first, head)).toBe('appended');
      expect(await other().read('inc-1', 0)).toEqual([first]);
      expect(await other().head('inc-1')).toEqual(head);
    });

    it('replaces the head with every commit', async () => {
      await one().append(0, first, sampleHead(first, { roomId: 'room-1' }));
      const head = sampleHead(second, {
        dueAt: 5,
        card: { status: 'resolved', severity: 'P1', title: 'Found it' },
      });
      expect(await one().append(1, second, head)).toBe('appended');
      expect(await other().head('inc-1')).toEqual(head);
    });

    it('leads from each of its rooms to the incident', async () => {
      await one().append(0, first, sampleHead(first, { roomId: 'C0FIRST' }));
      await one().append(1, second, sampleHead(second, { roomId: 'C0SECOND' }));
      const other2 = sampleCommit('inc-2');
      await one().append(0, other2, sampleHead(other2));
      expect(await other().incidentInRoom('C0FIRST')).toBe('inc-1');
      expect(await other().incidentInRoom('C0SECOND')).toBe('inc-1');
      expect(await other().incidentInRoom('C0NOBODY')).toBeUndefined();
    });

    it('reads what comes after a sequence, in order, up to a limit', async () => {
      const third = sampleCommit('inc-1', { previous: second });
      await one().append(0, first, sampleHead(first));
      await one().append(1, second, sampleHead(second));
      await one().append(2, third, sampleHead(third));
      expect(await one().read('inc-1', 1)).toEqual([second, third]);
      expect(await one().read('inc-1', 0, 2)).toEqual([first, second]);
      expect(await one().read('inc-1', 3)).toEqual([]);
    });

    it('knows nothing of an incident that was never stored', async () => {
      expect(await one().head('nobody')).toBeUndefined();
      expect(await one().read('nobody', 0)).toEqual([]);
    });

    it('refuses a commit that another one came before, and changes nothing', async () => {
      await one().append(0, first, sampleHead(first));
      await one().append(1, second, sampleHead(second));
      const late = sampleCommit('inc-1', {
        previous: first,
        commitId: 'late',
      });
      expect(
        await other().append(1, late, sampleHead(late, { roomId: 'late' })),
      ).toBe('conflict');
      expect(await one().read('inc-1', 0)).toEqual([first, second]);
      expect(await one().head('inc-1')).toEqual(sampleHead(second));
    });

    it('refuses to begin an incident twice', async () => {
      const rival = sampleCommit('inc-1', { commitId: 'rival' });
      await one().append(0, first, sampleHead(first));
      expect(await other().append(0, rival, sampleHead(rival))).toBe(
        'conflict',
      );
      expect(await one().read('inc-1', 0)).toEqual([first]);
    });

    it('refuses to continue an incident that does not exist', async () => {
      expect(await one().append(1, second, sampleHead(second))).toBe(
        'conflict',
      );
      expect(await one().read('inc-1', 0)).toEqual([]);
      expect(await one().head('inc-1')).toBeUndefined();
    });

    it('answers a commit repeated after a lost reply with a conflict', async () => {
      await one().append(0, first, sampleHead(first));
      await one().append(1, second, sampleHead(second));
      expect(await other().append(0, first, sampleHead(first))).toBe(
        'conflict',
      );
      expect(await other().append(1, second, sampleHead(second))).toBe(
        'conflict',
      );
      expect(await one().read('inc-1', 0)).toEqual([first, second]);
      expect(await one().head('inc-1')).toEqual(sampleHead(second));
    });

    it('never takes the same commit id twice on one incident', async () => {
      await one().append(0, first, sampleHead(first));
      const again = sampleCommit('inc-1', {
        previous: first,
        commitId: first.commitId,
      });
      expect(
        await one().append(1, again, sampleHead(again, { roomId: 'again' })),
      ).toBe('conflict');
      expect(await one().head('inc-1')).toEqual(sampleHead(first));
      expect(await one().read('inc-1', 0)).toEqual([first]);
    });

    it('lets exactly one of sixteen simultaneous commits through', async () => {
      await one().append(0, first, sampleHead(first));
      const rivals = Array.from({ length: 16 }, (_, index) =>
        sampleCommit('inc-1', {
          previous: first,
          commitId: `rival-${index}`,
          text: `rival ${index}`,
        }),
      );
      const results = await Promise.all(
        rivals.map((rival, index) =>
          (index % 2 ? one() : other()).append(1, rival, sampleHead(rival)),
        ),
      );
      expect(results.filter(result => result === 'appended')).toHaveLength(1);
      const winner = rivals[results.indexOf('appended')];
      expect(await one().read('inc-1', 0)).toEqual([first, winner]);
      expect(await one().head('inc-1')).toEqual(sampleHead(winner));
    });

    it('leaves nothing behind when it fails half-way', async () => {
      await one().append(0, first, sampleHead(first));
      const repair = await subject().breakCommits();
      const fresh = sampleCommit('inc-2');
      const head = sampleHead(second, { owners: ['group:default/new'] });
      await expect(one().append(1, second, head)).rejects.toThrow();
      await expect(one().append(0, fresh, sampleHead(fresh))).rejects.toThrow();
      await repair();
      expect(await one().head('inc-1')).toEqual(sampleHead(first));
      expect(await one().head('inc-2')).toBeUndefined();
      expect(await one().read('inc-1', 0)).toEqual([first]);
      expect(await one().append(1, second, head)).toBe('appended');
    });

    it('will not store a commit that does not follow the expected one', async () => {
      await expect(one().append(1, first, sampleHead(first))).rejects.toThrow(
        /does not follow/,
      );
    });
  });
}

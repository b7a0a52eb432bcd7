import { InputError } from '@backstage/errors';
import type { Head, ListCriteria } from '../../stores/IncidentStore';
import { sampleCommit, sampleHead } from '../samples/commits';
import type { Stores } from './IncidentStoreSubject';

const minute = (n: number) =>
  new Date(Date.parse('2026-11-23T10:00:00.000Z') + n * 60_000).toISOString();

type Card = Partial<Head['card']>;

export function listContract({ one, other }: Stores): void {
  const put = async (
    incidentId: string,
    card: Card,
    people: Partial<Pick<Head, 'owners' | 'participants'>> = {},
  ) => {
    const commit = sampleCommit(incidentId);
    await one().append(0, commit, sampleHead(commit, { ...people, card }));
    return commit;
  };

  const ids = async (criteria: ListCriteria, limit = 50) => {
    const { heads } = await other().list(criteria, { limit });
    return heads.map(head => head.incidentId);
  };

  const walk = async (criteria: ListCriteria, limit: number) => {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await one().list(criteria, {
        limit,
        ...(cursor && { cursor }),
      });
      pages.push(page.heads.map(head => head.incidentId));
      cursor = page.nextCursor;
    } while (cursor);
    return pages;
  };

  describe('list', () => {
    it('gives whole heads, newest declared first', async () => {
      await put('old', { declaredAt: minute(1) });
      const commit = await put(
        'new',
        { declaredAt: minute(2), ic: 'user:default/ada' },
        { owners: ['group:default/pay'] },
      );
      const { heads, nextCursor } = await other().list({}, { limit: 10 });
      expect(heads.map(head => head.incidentId)).toEqual(['new', 'old']);
      expect(heads[0]).toEqual(
        sampleHead(commit, {
          owners: ['group:default/pay'],
          card: { declaredAt: minute(2), ic: 'user:default/ada' },
        }),
      );
      expect(nextCursor).toBeUndefined();
    });

    it('keeps what is left to do although an incident is over', async () => {
      const card = { pageOpen: true, postmortemDueAt: minute(2880) } as const;
      const commit = await put('over', { status: 'resolved', ...card });
      const { heads } = await other().list({}, { limit: 10 });
      expect(heads).toEqual([
        sampleHead(commit, { card: { status: 'resolved', ...card } }),
      ]);
    });

    it('filters by each field; values of one field are alternatives', async () => {
      await put('a', { declaredAt: minute(1), status: 'resolved' });
      await put('b', { declaredAt: minute(2), severity: 'P1' });
      await put('c', { declaredAt: minute(3), kind: 'drill' });
      await put('d', {
        declaredAt: minute(4),
        entityRef: 'component:default/pay',
        ic: 'user:default/ada',
      });
      expect(await ids({ status: ['resolved'] })).toEqual(['a']);
      expect(await ids({ status: ['resolved', 'active'] })).toHaveLength(4);
      expect(await ids({ severity: ['P1', 'P4'] })).toEqual(['b']);
      expect(await ids({ kind: ['drill'] })).toEqual(['c']);
      expect(await ids({ kind: ['real'] })).toEqual(['d', 'b', 'a']);
      expect(await ids({ entityRef: 'component:default/pay' })).toEqual(['d']);
      expect(await ids({ ic: 'user:default/ada' })).toEqual(['d']);
      expect(await ids({ ic: 'user:default/ada', severity: ['P1'] })).toEqual(
        [],
      );
    });

    it('matches nothing where a filter names nothing', async () => {
      await put('a', {});
      expect(await ids({ status: [] })).toEqual([]);
      expect(await ids({ owner: [] })).toEqual([]);
      expect(await ids({ participant: [] })).toEqual([]);
      expect(await ids({ anyOf: [] })).toEqual([]);
      expect(await ids({ allOf: [] })).toEqual(['a']);
      expect(await ids({ text: '' })).toEqual(['a']);
    });

    it('finds part of a title in any case, and takes wildcards literally', async () => {
      await put('a', { declaredAt: minute(1), title: 'Disk 100% full' });
      await put('b', { declaredAt: minute(2), title: 'disk_full on Ärger-1' });
      await put('c', { declaredAt: minute(3), title: 'C:\\temp is "gone"' });
      expect(await ids({ text: 'DISK' })).toEqual(['b', 'a']);
      expect(await ids({ text: '100%' })).toEqual(['a']);
      expect(await ids({ text: '%' })).toEqual(['a']);
      expect(await ids({ text: '_' })).toEqual(['b']);
      expect(await ids({ text: 'ärger' })).toEqual(['b']);
      expect(await ids({ text: 'c:\\TEMP is "' })).toEqual(['c']);
      expect(await ids({ text: "'; drop table" })).toEqual([]);
    });

    it('finds by owner and by participant, also after they changed', async () => {
      const commit = await put(
        'a',
        { declaredAt: minute(1) },
        { owners: ['group:x/pay'], participants: ['user:x/ada', 'user:x/bob'] },
      );
      await put('b', { declaredAt: minute(2) }, { owners: ['user:x/ada'] });
      expect(await ids({ owner: ['group:x/pay', 'group:x/no'] })).toEqual([
        'a',
      ]);
      expect(await ids({ participant: ['user:x/ada'] })).toEqual(['a']);
      const next = sampleCommit('a', { previous: commit });
      await one().append(
        1,
        next,
        sampleHead(next, {
          participants: ['user:x/bob', 'user:x/eve', 'user:x/eve'],
          card: { declaredAt: minute(1) },
        }),
      );
      expect(await ids({ participant: ['user:x/ada'] })).toEqual([]);
      expect(await ids({ participant: ['user:x/bob'] })).toEqual(['a']);
      expect(await ids({ participant: ['user:x/eve'] })).toEqual(['a']);
      expect(await ids({ owner: ['group:x/pay'] })).toEqual([]);
    });

    it('combines filters with all, any and not', async () => {
      await put('a', { declaredAt: minute(1), severity: 'P1', ic: 'user:x/a' });
      await put('b', { declaredAt: minute(2), severity: 'P2', ic: 'user:x/a' });
      await put('c', { declaredAt: minute(3), severity: 'P1' });
      const isP1: ListCriteria = { severity: ['P1'] };
      const isA: ListCriteria = { ic: 'user:x/a' };
      expect(await ids({ allOf: [isP1, isA] })).toEqual(['a']);
      expect(await ids({ anyOf: [isP1, isA] })).toEqual(['c', 'b', 'a']);
      expect(await ids({ not: isA })).toEqual(['c']);
      expect(await ids({ not: { entityRef: 'api:x/y' } })).toHaveLength(3);
      expect(
        await ids({
          allOf: [{ anyOf: [isP1, isA] }, { not: { allOf: [isP1, isA] } }],
        }),
      ).toEqual(['c', 'b']);
    });

    it('walks every incident once over pages, also those of one instant', async () => {
      for (let n = 0; n < 7; n++)
        await put(`inc-${n}`, { declaredAt: minute(n < 4 ? 1 : 2) });
      const pages = await walk({}, 2);
      expect(pages.map(page => page.length)).toEqual([2, 2, 2, 1]);
      expect(pages.flat()).toEqual(await ids({}));
      expect(new Set(pages.flat()).size).toBe(7);
    });

    it('keeps its place while incidents are declared and change', async () => {
      for (let n = 0; n < 4; n++)
        await put(`inc-${n}`, { declaredAt: minute(n) });
      const first = await one().list({}, { limit: 2 });
      await put('newest', { declaredAt: minute(9) });
      const [previous] = await one().read('inc-0', 0);
      const next = sampleCommit('inc-0', { previous });
      await one().append(
        1,
        next,
        sampleHead(next, {
          card: { declaredAt: minute(0), updatedAt: minute(9) },
        }),
      );
      const second = await one().list(
        {},
        { limit: 2, cursor: first.nextCursor },
      );
      expect(second.heads.map(head => head.incidentId)).toEqual([
        'inc-1',
        'inc-0',
      ]);
      expect(second.nextCursor).toBeUndefined();
    });

    it('ends exactly where the last page is full', async () => {
      await put('a', { declaredAt: minute(1) });
      await put('b', { declaredAt: minute(2) });
      expect(await walk({}, 2)).toEqual([['b', 'a']]);
    });

    it.each([
      '',
      'nonsense',
      'e30',
      Buffer.from('["1","a"]').toString('base64url'),
    ])('says of the cursor "%s" that it is none', async cursor => {
      await expect(one().list({}, { limit: 2, cursor })).rejects.toThrow(
        InputError,
      );
    });
  });
}

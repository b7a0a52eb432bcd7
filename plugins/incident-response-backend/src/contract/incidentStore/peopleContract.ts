import { randomUUID } from 'node:crypto';
import { sampleCommit, sampleHead } from '../samples/commits';
import type { Stores } from './IncidentStoreSubject';

/** Somebody nobody knows yet: stores remember whom they learnt of. */
function twoPeople() {
  const domain = `${randomUUID()}.example.org`;
  return {
    ADA: { email: `Ada@${domain}`, name: 'Ada' },
    BEN: { email: `ben@${domain}` },
    entityRef: `user:default/${domain}`,
  };
}

export function peopleContract({ one, other }: Stores): void {
  describe('the people of an incident', () => {
    it('keep one id each, however often and wherever they are learnt of', async () => {
      const { ADA, BEN } = twoPeople();
      const ids = await one().people.remember([ADA, BEN, ADA]);
      expect(ids[0]).toMatch(/^person:[0-9a-f]{32}$/);
      expect(ids[2]).toBe(ids[0]);
      expect(ids[1]).not.toBe(ids[0]);
      expect(
        await other().people.remember([{ email: ADA.email.toLowerCase() }]),
      ).toEqual([ids[0]]);
    });

    it('are told by their id, with what was learnt last', async () => {
      const { ADA } = twoPeople();
      const [ada] = await one().people.remember([ADA]);
      await other().people.remember([{ ...ADA, name: 'Ada Moreau' }]);
      expect(await one().people.read([ada, 'person:nobody'])).toEqual([
        {
          personId: ada,
          email: ADA.email.toLowerCase(),
          name: 'Ada Moreau',
        },
      ]);
    });

    it("keep Slack's id once it is known, until they are erased", async () => {
      const { ADA } = twoPeople();
      const [ada] = await one().people.remember([ADA]);
      await other().people.remember([{ ...ADA, slackId: 'U0ADA' }]);
      await one().people.remember([ADA]);
      expect(await one().people.read([ada])).toEqual([
        expect.objectContaining({ personId: ada, slackId: 'U0ADA' }),
      ]);
      await other().people.erase(ada);
      expect(await one().people.read([ada])).toEqual([
        { personId: ada, erased: true },
      ]);
    });

    it('get one id when two processes learn of them at once', async () => {
      const { ADA } = twoPeople();
      const learnt = await Promise.all(
        [one(), other(), one(), other()].map(store =>
          store.people.remember([ADA]),
        ),
      );
      expect(new Set(learnt.flat()).size).toBe(1);
    });

    it('are erased by id or by entity ref, and nothing of them is left', async () => {
      const { ADA, BEN, entityRef } = twoPeople();
      const [ada, ben] = await one().people.remember([
        { ...ADA, entityRef },
        BEN,
      ]);
      expect(await other().people.idsOf(ADA.email)).toEqual([ada]);
      expect(await one().people.erase(entityRef)).toEqual([entityRef, ada]);
      expect(await other().people.idsOf(ADA.email)).toEqual([]);
      expect(await one().people.erase(ben)).toEqual([ben]);
      expect(await one().people.erase(ben)).toEqual([ben]);
      const records = await other().people.read([ada, ben]);
      expect(new Set(records)).toEqual(
        new Set([
          { personId: ada, erased: true },
          { personId: ben, erased: true },
        ]),
      );
    });

    it('are somebody new after they were erased', async () => {
      const { ADA } = twoPeople();
      const [before] = await one().people.remember([ADA]);
      await one().people.erase(before);
      const [after] = await one().people.remember([ADA]);
      expect(after).not.toBe(before);
    });

    it('whom only a chat knows have a name by their account, the last one, until they are erased', async () => {
      const slackId = `U${randomUUID()}`;
      const ref = `slack:T0ACME/${slackId}`;
      const nora = { ref, slackId, name: 'Nora' };
      await one().people.rememberChatOnly([nora]);
      await other().people.rememberChatOnly([
        { ...nora, name: 'Nora \u0000<!here>' },
      ]);
      expect(await one().people.read([ref])).toEqual([
        { personId: ref, slackId, name: 'Nora \u0000<!here>' },
      ]);
      expect(await other().people.erase(ref)).toEqual([ref]);
      // Their account cannot be somebody new.
      await one().people.rememberChatOnly([nora]);
      expect(await one().people.read([ref])).toEqual([
        { personId: ref, erased: true },
      ]);
    });

    it('whom only a chat knows are erased by the e-mail beside which their account is known', async () => {
      const { ADA } = twoPeople();
      const slackId = `U${randomUUID()}`;
      const ref = `slack:T0ACME/${slackId}`;
      const [ada] = await one().people.remember([{ ...ADA, slackId }]);
      await one().people.rememberChatOnly([{ ref, slackId, name: 'Ada' }]);
      expect(await other().people.idsOf(ADA.email)).toEqual([ada, ref]);
      await other().people.erase(ADA.email);
      expect(await one().people.read([ref])).toEqual([
        { personId: ref, erased: true },
      ]);
    });

    it('whom only a chat knows may be erased before they were ever named', async () => {
      const slackId = `U${randomUUID()}`;
      const ref = `slack:T0ACME/${slackId}`;
      await one().people.erase(ref);
      await one().people.rememberChatOnly([{ ref, slackId, name: 'Nora' }]);
      expect(await one().people.read([ref])).toEqual([
        { personId: ref, erased: true },
      ]);
    });

    it('are found on the ledgers that name them', async () => {
      const { ADA } = twoPeople();
      const [ada] = await one().people.remember([ADA]);
      const naming = sampleCommit('inc-1', { text: 'x' });
      const named = { ...naming, payload: `{"person":"${ada}"}` };
      const silent = sampleCommit('inc-2');
      await one().append(0, named, sampleHead(named));
      await one().append(0, silent, sampleHead(silent));
      expect(await other().people.incidentsNaming([ada])).toEqual(['inc-1']);
      expect(await other().people.incidentsNaming(['person:%'])).toEqual([]);
    });

    it.each([
      ['a NUL character', 'a\u0000b'],
      ['half a surrogate pair', 'a\ud83d'],
      ['quotes and SQL', `'; drop table ir_people; --`],
    ])('may have %s in name and address', async (_what, text) => {
      const [id] = await one().people.remember([
        { email: `${text}@example.org`, name: text },
      ]);
      expect(await other().people.read([id])).toEqual([
        { personId: id, email: `${text}@example.org`, name: text },
      ]);
      expect(await one().people.erase(text)).toEqual([text]);
    });
  });
}

import { sealTombstone } from '../evidence/retention/Epitaph';
import { signingKeys } from '../evidence/__testUtils__/keys';
import { apiSuite } from './__testUtils__/apiSuite';
import { allow, deny } from './__testUtils__/startApi';
import { ADA, as, BEN, type Policy } from './__testUtils__/startRouter';

const EVE = 'user:default/eve';
const REASON = 'A lawsuit.';
const REMOVED_AT = '2027-12-29T02:00:00.000Z';

/** Puts a tombstone in the place of an incident, as retention does. */
async function remove(
  store: ReturnType<ReturnType<typeof apiSuite>>['store'],
  id: string,
) {
  const head = await store.head(id);
  if (!head) throw new Error(`There is no ${id}.`);
  const { seq, hash, keyId, signature, card } = head;
  const tombstone = sealTombstone(
    {
      incidentId: id,
      status: card.status,
      visibility: card.visibility,
      endedAt: '2026-11-23T10:00:00.000Z',
      retainUntil: '2027-12-28T10:00:00.000Z',
      removedAt: REMOVED_AT,
      head: { seq, hash, keyId, signature },
      commits: seq,
      export: { place: '/exports', file: 'x.json', sha256: 'f'.repeat(64) },
    },
    signingKeys(),
  );
  expect(await store.retention.bury(tombstone, [])).toBe('buried');
}

describe('a legal hold', () => {
  const running = apiSuite();
  const withoutAudit: Policy = permission =>
    permission === 'incident-response.incident.audit' ? deny : allow;

  it('needs the permission to audit, and shows as refused without it', async () => {
    const id = await running().declare();
    const hold = { type: 'placeLegalHold', reason: REASON } as const;
    running().rules.policy = withoutAudit;
    expect((await running().send(id, hold)).status).toBe(403);
    const { body } = await running().get(`/incidents/${id}`, as.user(ADA));
    expect(body.viewer.allowed.placeLegalHold).toMatch(/permission policy/);
    running().rules.policy = undefined;
    expect((await running().send(id, hold)).status).toBe(200);
    const held = await running().get(`/incidents/${id}`, as.user(BEN));
    expect(held.body.incident.legalHold).toMatchObject({
      by: ADA,
      reason: REASON,
    });
    const lift = { type: 'liftLegalHold', reason: 'Settled.' } as const;
    expect((await running().send(id, lift)).status).toBe(200);
  });
});

describe('an incident that was removed under retention', () => {
  const running = apiSuite();

  it('answers 410 wherever it is asked for, and says when it was removed', async () => {
    const id = await running().declare();
    await remove(running().store, id);
    for (const path of ['', '/timeline', '/drafts', '/verify', '/export']) {
      const { status, body } = await running().get(
        `/incidents/${id}${path}`,
        as.user(ADA),
      );
      expect([path, status]).toEqual([path, 410]);
      expect(body.error.message).toBe(
        `Incident ${id} was removed under retention on 2027-12-29. Its signed export was kept; ask whoever keeps the exports.`,
      );
    }
    const note = { type: 'addNote', text: 'Hello' } as const;
    expect((await running().send(id, note)).status).toBe(410);
  });

  it('is not told of to whoever may not know of it', async () => {
    const id = await running().declare({ visibility: 'restricted' });
    await remove(running().store, id);
    const { status } = await running().get(`/incidents/${id}`, as.user(EVE));
    expect(status).toBe(404);
  });

  it('is told of, with the day, where another incident names it', async () => {
    const [old, id] = [await running().declare(), await running().declare()];
    const link = { type: 'link', other: old, relation: 'cause' } as const;
    expect((await running().send(id, link)).status).toBe(200);
    await remove(running().store, old);
    const { body } = await running().get(`/incidents/${id}`, as.user(ADA));
    expect(body.removed).toEqual({ [old]: REMOVED_AT });
    expect((await running().send(id, link)).status).toBe(410);
  });

  it('leaves a tombstone that auditors read', async () => {
    const id = await running().declare();
    await remove(running().store, id);
    const { status, body } = await running().get(
      '/evidence/tombstones',
      as.user(ADA),
    );
    expect(status).toBe(200);
    const ids = body.tombstones.map(
      ({ statement }: { statement: string }) =>
        JSON.parse(statement).incidentId,
    );
    expect(ids).toContain(id);
  });
});

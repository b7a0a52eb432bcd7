import type { IncidentStore } from '../stores/IncidentStore';
import type { PlanStore } from '../stores/PlanStore';
import { sampleCommit, sampleHead } from './samples/commits';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

type Change = Parameters<typeof sampleHead>[1];

/** What every PlanStore must do beside its IncidentStore. Call it within a describe block. */
export function planStoreContract(
  subject: () => { readonly store: IncidentStore; readonly plans: PlanStore },
): void {
  const open = async (incidentId: string, change: Change) => {
    const commit = sampleCommit(incidentId);
    await subject().store.append(0, commit, sampleHead(commit, change));
    return commit;
  };
  const claim = (planVersion: number, now = NOW) =>
    subject().plans.claimOutdated({
      planVersion,
      now,
      visitUntil: now + 1_000,
      limit: 10,
    });
  const headOf = async (incidentId: string) => {
    const head = await subject().store.head(incidentId);
    return { dueAt: head?.dueAt, planVersion: head?.planVersion };
  };
  const over = (incidentId: string, planVersion: number) =>
    subject().plans.replan({ incidentId, seq: 1, dueAt: null, planVersion });

  it('are handed out where an older plan made them, also where it saw nothing to do', async () => {
    const card = sampleHead(sampleCommit('any')).card;
    await open('older', { planVersion: 4, dueAt: null });
    await open('same', { planVersion: 5, dueAt: null });
    await open('newer', { planVersion: 6, dueAt: null });
    await open('resolved', {
      planVersion: 4,
      card: { ...card, status: 'resolved' },
    });
    for (const status of ['closed', 'dismissed', 'merged'] as const)
      await open(status, { planVersion: 1, card: { ...card, status } });
    expect([...(await claim(5))].sort()).toEqual(['older', 'resolved']);
    for (const id of ['older', 'resolved', 'same', 'newer']) await over(id, 9);
  });

  it('are one caller’s until the visit is over, and nobody’s once they are made anew', async () => {
    await open('once', { planVersion: 1, dueAt: NOW + 5_000.5 });
    const both = await Promise.all([claim(2), claim(2)]);
    expect(both.flat()).toEqual(['once']);
    expect(await claim(2, NOW + 999)).toEqual([]);
    expect(await claim(2, NOW + 1_000)).toEqual(['once']);
    await subject().plans.replan({
      incidentId: 'once',
      seq: 1,
      dueAt: NOW + 7.5,
      planVersion: 2,
    });
    expect(await headOf('once')).toEqual({ dueAt: NOW + 8, planVersion: 2 });
    expect(await claim(2, NOW + 9_000)).toEqual([]);
    // What it is due for is found at once: the visit is over.
    const due = await subject().store.claimDue({
      now: NOW + 10,
      inboxBefore: 0,
      visitUntil: NOW + 20,
      limit: 10,
    });
    expect(due).toEqual(['once']);
  });

  it('are never made anew by an older plan, nor over a commit that came between', async () => {
    const commit = await open('kept', { planVersion: 3, dueAt: NOW });
    await over('kept', 2);
    await over('kept', 3);
    expect(await headOf('kept')).toEqual({ dueAt: NOW, planVersion: 3 });
    const next = sampleCommit('kept', { previous: commit });
    const head = sampleHead(next, { planVersion: 2, dueAt: NOW + 1 });
    await subject().store.append(1, next, head);
    await over('kept', 3);
    expect(await headOf('kept')).toEqual({ dueAt: NOW + 1, planVersion: 2 });
    // An older replica committed: the newer ones look again, the older ones do not.
    expect(await claim(2)).toEqual([]);
    expect(await claim(3)).toEqual(['kept']);
  });
}

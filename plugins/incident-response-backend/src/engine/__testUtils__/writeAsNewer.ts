import { sha256, signHead, type StoredCommit } from '../../domain/ledger';
import type { IncidentStore } from '../../stores/IncidentStore';
import { KEYS } from './startEngine';

/** An event of the next release, as its replicas write it. */
export const ofTheNextRelease = (type: string, mustUnderstand: boolean) => ({
  type,
  v: 1,
  mustUnderstand,
  at: new Date().toISOString(),
  actor: { kind: 'person', entityRef: 'user:default/ada', door: 'console' },
  data: { into: 'inc-2' },
});

/** A replica of the next release: it knows one event more, and appends it as every replica does. */
export async function writeAsNewer(
  store: IncidentStore,
  incidentId: string,
  event: ReturnType<typeof ofTheNextRelease>,
): Promise<void> {
  for (;;) {
    const commits = await store.read(incidentId, 0);
    const head = await store.head(incidentId);
    const last = commits.at(-1);
    if (!last || !head) throw new Error(`There is no ${incidentId}.`);
    const seq = last.seq + 1;
    const commitId = `newer-${seq}`;
    const payload = JSON.stringify({
      v: 1,
      incidentId,
      seq,
      commitId,
      previous: last.hash,
      at: event.at,
      events: [event],
    });
    const commit: StoredCommit = {
      incidentId,
      seq,
      commitId,
      payload,
      hash: sha256(payload),
    };
    const signed = { ...head, ...signHead(incidentId, commit, KEYS) };
    if ((await store.append(last.seq, commit, signed)) === 'appended') return;
  }
}

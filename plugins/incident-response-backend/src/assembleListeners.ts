import { isRestricted } from '@incident-response/backstage-plugin-incident-response-common';
import type { AssembleDeps } from './assemble';
import type { Groups } from './domain/Groups';
import { participantsOf } from './domain/participantsOf';
import type { Settings } from './domain/Settings';
import type { Commits } from './engine/Commits';
import type { RunningEvidence } from './evidence/createEvidence';
import { countPublications } from './observability/countPublications';
import { createApproverHints } from './observability/notifyApprovers';
import type { Teller } from './outgoing/createTeller';

/** Who is told of every commit of this process: approvers, metrics, pages, evidence and the teller. */
export function assembleListeners(
  {
    notify,
    signal,
    metrics,
  }: Pick<AssembleDeps, 'notify' | 'signal' | 'metrics'>,
  parts: {
    readonly commits: Commits;
    readonly groups: Groups;
    readonly settings: Settings;
    readonly evidence: RunningEvidence;
    readonly teller: Teller;
  },
): void {
  const { commits, groups, settings, evidence, teller } = parts;
  commits.listen(createApproverHints({ groups, settings, notify }));
  commits.listen((incident, events) =>
    countPublications(metrics, incident, events),
  );
  commits.listen(incident =>
    signal({
      incidentId: incident.id,
      seq: incident.seq,
      ...(isRestricted(incident) ? { only: participantsOf(incident) } : {}),
    }),
  );
  commits.listen(({ id }, events) => evidence.heard(id, events));
  commits.listen(() => teller.hint());
}

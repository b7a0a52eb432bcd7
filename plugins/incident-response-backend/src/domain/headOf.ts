import type { FoldedIncident } from './FoldedIncident';
import { signHead, type HeadKeys, type StoredCommit } from './ledger';
import { nextDue, PLAN_VERSION } from './plans/plan';
import type { Settings } from './Settings';
import type { Head } from './Head';

/** The head that goes with a commit: signed, and all that lists and the sweeper need. */
export function headOf(
  incident: FoldedIncident,
  commit: StoredCommit,
  context: {
    readonly keys: HeadKeys;
    readonly settings: Settings;
    readonly now: Date;
  },
): Head {
  const participants = [
    ...(incident.ic ? [incident.ic] : []),
    ...incident.responders.flatMap(r => (r.entityRef ? [r.entityRef] : [])),
  ];
  return {
    incidentId: incident.id,
    ...signHead(incident.id, commit, context.keys),
    card: {
      title: incident.title,
      kind: incident.kind,
      severity: incident.severity,
      status: incident.status,
      entityRef: incident.ownership?.entity?.entityRef ?? null,
      ic: incident.ic ?? null,
      declaredAt: incident.milestones.declaredAt,
      updatedAt: context.now.toISOString(),
    },
    owners: incident.ownership?.owners ?? [],
    participants: [...new Set(participants)],
    roomId: incident.room?.roomId ?? null,
    dueAt: nextDue(incident, context.settings, context.now),
    planVersion: PLAN_VERSION,
  };
}

import { isPageStillOpen } from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from './FoldedIncident';
import { participantsOf } from './participantsOf';
import { signHead, type HeadKeys, type StoredCommit } from './ledger';
import { nextDue, PLAN_VERSION } from './plans/plan';
import { postmortemDueAt } from './plans/postmortemWatch';
import { removableAt } from './retention';
import type { Settings } from './Settings';
import type { Head } from './Head';

/** What is left to do although the incident is over. */
function followUps(incident: FoldedIncident, settings: Settings) {
  const dueAt = incident.postmortem.finishedAt
    ? null
    : postmortemDueAt(incident, settings);
  return {
    ...(isPageStillOpen(incident) ? { pageOpen: true as const } : {}),
    ...(dueAt === null
      ? {}
      : { postmortemDueAt: new Date(dueAt).toISOString() }),
  };
}

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
  const removable = removableAt(incident);
  return {
    incidentId: incident.id,
    ...signHead(incident.id, commit, context.keys),
    card: {
      title: incident.title,
      kind: incident.kind,
      visibility: incident.visibility,
      severity: incident.severity,
      status: incident.status,
      entityRef: incident.ownership?.entity?.entityRef ?? null,
      ic: incident.ic ?? null,
      declaredAt: incident.milestones.declaredAt,
      updatedAt: context.now.toISOString(),
      ...followUps(incident, context.settings),
    },
    owners: incident.ownership?.owners ?? [],
    participants: participantsOf(incident),
    roomId: incident.room?.roomId ?? null,
    dueAt: nextDue(incident, context.settings, context.now),
    planVersion: PLAN_VERSION,
    ...(removable === null ? {} : { removableAt: removable }),
  };
}

import type { Evidence } from './Evidence';
import { openLedger, textOf, type OpenedLedger } from './openLedger';
import { actsDoubled, publicationsUntold, roomsDoubled } from './readActs';
import { alertsLost, episodesDoubled } from './readAlerts';
import { publicationsUnapproved } from './readApprovals';
import { publicationsTooLate } from './readLapses';
import { alertsLeftBehind } from './readMerges';
import { namesLeft } from './readNames';
import { drillsSpilt, secretsTold } from './readSecrets';

/** Who decides is a person, whatever it is that is decided. */
const DECISIONS: ReadonlySet<string> = new Set([
  'COMMAND_TAKEN',
  'COMMAND_HANDED_OVER',
  'STATUSPAGE_DRAFT_APPROVED',
  'STATUSPAGE_APPROVAL_REJECTED',
  'PUBLICATION_SETTLED',
  'INCIDENT_MITIGATED',
  'INCIDENT_RESOLVED',
]);

function decidedByNobody(ledgers: readonly OpenedLedger[]): readonly string[] {
  return ledgers.flatMap(({ incidentId, events }) =>
    events
      .filter(
        ({ type, actor }) => DECISIONS.has(type) && actor.kind !== 'person',
      )
      .map(
        ({ type, actor, seq }) =>
          `I5: ${textOf(
            actor.name,
          )} decided ${type} in commit ${seq} of ${incidentId}.`,
      ),
  );
}

/** Work that is due by more than this is forgotten work. */
const OVERDUE_MS = 10 * 60_000;

function forgotten({ ledgers, now }: Evidence): readonly string[] {
  return ledgers.flatMap(({ incidentId, head }) =>
    head?.dueAt && head.dueAt < now - OVERDUE_MS
      ? [
          `I3: ${incidentId} was due at ${new Date(
            head.dueAt,
          ).toISOString()} and nobody came.`,
        ]
      : [],
  );
}

/**
 * Judges a run by the bytes of its ledgers and the vendors' books. It shares no code with what it
 * judges: what both had wrong would else go unnoticed.
 */
export function readEvidence(evidence: Evidence): readonly string[] {
  const ledgers = evidence.ledgers.map(l => openLedger(l, evidence.key));
  return [
    ...alertsLost(evidence, ledgers),
    ...episodesDoubled(ledgers),
    ...roomsDoubled(evidence, ledgers),
    ...actsDoubled(evidence),
    ...publicationsUntold(evidence, ledgers),
    ...publicationsUnapproved(evidence, ledgers),
    ...publicationsTooLate(evidence, ledgers),
    ...decidedByNobody(ledgers),
    ...secretsTold(evidence, ledgers),
    ...drillsSpilt(evidence, ledgers),
    ...namesLeft(evidence, ledgers),
    ...alertsLeftBehind(ledgers),
    ...ledgers.flatMap(({ broken }) => broken.map(b => `I6: ${b}`)),
    ...forgotten(evidence),
  ];
}

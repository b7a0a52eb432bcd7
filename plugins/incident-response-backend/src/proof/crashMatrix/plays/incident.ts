import type {
  Draft,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { DEFAULT_AUTHORITY } from '../../../domain/AuthoritySettings';
import type { AlertName } from '../alerts';
import { publish as publishWith } from './publishing';
import { send, WAIT, type Cast, type Mood, type Play, type Step } from './Play';
import { nudging } from './reminders';

/** The first draft is revised, whatever it says. */
const publish = (
  incident: Incident,
  update: number,
  status: Parameters<typeof publishWith>[2],
) =>
  publishWith(incident, update, status, {
    revises: (draft: Draft) =>
      incident.drafts[0] === draft && draft.revisions.length === 1,
  });

/** Delivers an alert until it is answered, and waits until the ledger has it. */
export function deliver(
  incident: Incident,
  alert: AlertName,
  { answered }: Mood,
): Step | undefined {
  if (!answered.has(alert)) return { do: 'deliver', alert };
  return incident.alerts.some(
    ({ state }) => state === alert || state === 'resolved',
  )
    ? undefined
    : WAIT;
}

function takeCharge(
  incident: Incident,
  { awaitsNudge }: Mood,
): Step | undefined {
  if (!incident.milestones.assembledAt) return WAIT;
  if (!incident.ic) return send({ type: 'takeCommand' });
  const assessed = incident.checklist.find(
    ({ item }) => item === 'severity-assessed',
  );
  if (!assessed?.done)
    return send({
      type: 'tickChecklist',
      item: 'severity-assessed',
      done: true,
    });
  if (awaitsNudge && incident.reminders.sent === 0) return WAIT;
  return incident.reminders.silenced
    ? undefined
    : send({ type: 'silenceReminders' });
}

function isOver(incident: Incident): boolean {
  return (
    incident.room?.archived === true &&
    incident.postmortem.postmortemId !== undefined &&
    incident.announcements.includes('resolved') &&
    incident.reminders.cadence === 'stopped' &&
    incident.status === 'closed'
  );
}

function resolve(incident: Incident, mood: Mood): Step | undefined {
  if (!incident.mitigation)
    return send({ type: 'mitigate', summary: 'Rolled back.' });
  return (
    deliver(incident, 'resolved', mood) ??
    publish(incident, 3, 'resolved') ??
    (incident.resolution
      ? undefined
      : send({ type: 'resolve', summary: 'All clear.' }))
  );
}

function nextStep({ main: incident }: Cast, mood: Mood): Step {
  if (!incident || !mood.answered.has('created'))
    return { do: 'deliver', alert: 'created' };
  if (incident.resolution) return isOver(incident) ? { do: 'end' } : WAIT;
  return (
    takeCharge(incident, mood) ??
    deliver(incident, 'acknowledged', mood) ??
    publish(incident, 1, 'investigating') ??
    publish(incident, 2, 'identified') ??
    resolve(incident, mood) ??
    WAIT
  );
}

/** One incident, from its alert to its postmortem. */
export const incidentPlay: Play = {
  name: 'incident',
  nextStep,
  reminders: nudging,
  authority: DEFAULT_AUTHORITY,
  isTold: false,
  extent: {
    incidents: 1,
    rooms: 1,
    pageIncidents: 1,
    updates: 3,
    postmortems: 1,
  },
  missing: () => [],
};

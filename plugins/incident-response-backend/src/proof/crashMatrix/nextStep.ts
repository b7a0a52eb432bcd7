import type {
  Draft,
  Incident,
  IncidentCommand,
  PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { whyUnfinished } from '../../domain/placeholders';
import type { AlertName } from './alerts';

/** What somebody does next about the incident. */
export type Step =
  | { readonly do: 'wait' }
  | { readonly do: 'end' }
  | { readonly do: 'deliver'; readonly alert: AlertName }
  | { readonly do: 'send'; readonly command: IncidentCommand }
  /** Nobody knows whether it was published: somebody looks at the public page and says what is there. */
  | { readonly do: 'look'; readonly draftId: string };

const WAIT: Step = { do: 'wait' };

const send = (command: IncidentCommand): Step => ({ do: 'send', command });

const latest = (draft: Draft) => draft.revisions[draft.revisions.length - 1];

/** What people know beside the incident, and how they are. */
export interface Mood {
  /** Alerts whose sender got an answer. */
  readonly answered: ReadonlySet<string>;
  /** Whether they wait for a reminder before they silence them. */
  readonly awaitsNudge: boolean;
}

/**
 * The first draft is revised, one whose template waits to be filled in, and one that two people asked
 * for before there was a public incident.
 */
function needsRevision(incident: Incident, draft: Draft): boolean {
  const { revision, request } = latest(draft);
  const opensASecond =
    incident.publicIncident !== undefined &&
    request.operation.type === 'create';
  return (
    opensASecond ||
    whyUnfinished(request) !== undefined ||
    (incident.drafts[0] === draft && revision === 1)
  );
}

function decideOn(
  incident: Incident,
  draft: Draft,
  wanted: PublicStatus,
): Step {
  const { draftId, status } = draft;
  const { revision, request, sha256 } = latest(draft);
  switch (status) {
    case 'unknown':
      return { do: 'look', draftId };
    case 'waiting':
    case 'rejected':
      return needsRevision(incident, draft)
        ? send({
            type: 'reviseDraft',
            draftId,
            revision,
            content: { ...request, status: wanted, body: 'We are on it.' },
          })
        : send({ type: 'approveDraft', draftId, revision, sha256 });
    case 'approved':
    case 'published':
      return WAIT;
    default: {
      const unreachable: never = status;
      return unreachable;
    }
  }
}

/** Asks for one more public update and sees it through; `undefined`: it is out. */
function publish(
  incident: Incident,
  update: number,
  status: PublicStatus,
): Step | undefined {
  if (incident.draftRequests.length < update)
    return send({ type: 'draftStatus', status });
  const draft = incident.drafts[update - 1];
  if (!draft) return WAIT;
  return draft.status === 'published'
    ? undefined
    : decideOn(incident, draft, status);
}

/** Delivers an alert until it is answered, and waits until the ledger has it. */
function deliver(
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

/**
 * What somebody does next, from what they can see alone: it is the same after any crash, and
 * doing it again does no harm.
 */
export function nextStep(incident: Incident | undefined, mood: Mood): Step {
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

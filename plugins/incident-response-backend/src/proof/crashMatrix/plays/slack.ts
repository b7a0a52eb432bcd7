import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { DEFAULT_AUTHORITY } from '../../../domain/AuthoritySettings';
import { deliver } from './incident';
import { send, WAIT, type Cast, type Mood, type Play, type Step } from './Play';
import { seeThrough } from './publishing';
import { quick } from './reminders';

const wasCalled = ({ calls }: Incident) =>
  calls.some(({ reason }) => reason === 'no-commander');

/** What has to be in the room before the people go on, so that the room sees all of it. */
function takeCharge(incident: Incident): Step | undefined {
  if (!incident.milestones.assembledAt) return WAIT;
  if (!incident.ic)
    return wasCalled(incident) ? send({ type: 'takeCommand' }) : WAIT;
  if (incident.reminders.sent === 0) return WAIT;
  if (!incident.reminders.silenced) return send({ type: 'silenceReminders' });
  // Nudges count anew from an update: before they are silenced, the next responder could be told on twice.
  return incident.notes.some(({ update }) => update)
    ? undefined
    : send({ type: 'addNote', text: 'Errors are falling.', update: true });
}

function nextStep({ main: incident }: Cast, mood: Mood): Step {
  if (!incident || !mood.answered.has('created'))
    return { do: 'deliver', alert: 'created' };
  if (incident.status === 'closed') return { do: 'end' };
  if (incident.resolution) return seeThrough(incident, 'resolved') ?? WAIT;
  return (
    takeCharge(incident) ??
    seeThrough(incident, 'investigating') ??
    deliver(incident, 'resolved', mood) ??
    send({ type: 'resolve', summary: 'All clear.' })
  );
}

function missing([incident]: readonly Incident[]): readonly string[] {
  const { commandWatch, reminders, calls } = incident;
  const wanted: readonly (readonly [boolean, string])[] = [
    [
      commandWatch.reminders >= 2,
      'The room was not reminded that nobody commands.',
    ],
    [calls.length > 0, 'Nobody was called to take command.'],
    [reminders.sent > 0, 'Nobody was reminded to tell customers.'],
  ];
  return wanted.flatMap(([isSo, sentence]) => (isSo ? [] : [sentence]));
}

/** An incident whose war room is in Slack, from its alert to its archive, with everything a room is told. */
export const slackPlay: Play = {
  name: 'slack',
  chat: 'slack',
  nextStep,
  reminders: quick,
  authority: DEFAULT_AUTHORITY,
  isTold: false,
  extent: {
    incidents: 1,
    rooms: 1,
    pageIncidents: 1,
    updates: 2,
    postmortems: 1,
  },
  missing,
};

import type {
  CallReason,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { DEFAULT_AUTHORITY } from '../../../domain/AuthoritySettings';
import { send, WAIT, type Cast, type Mood, type Play, type Step } from './Play';
import { seeThrough } from './publishing';
import { quick } from './reminders';

const wasCalled = (incident: Incident, wanted: CallReason) =>
  incident.calls.some(({ reason }) => reason === wanted);

/** Those on call were paged, or people were asked whether they were. */
const isPageOver = ({ pages, effects }: Incident) =>
  pages !== undefined || effects['page:no-commander:1']?.status === 'parked';

/** Nobody does anything until everything was done to make somebody do it. */
function nextStep({ main: incident }: Cast, { answered }: Mood): Step {
  if (!incident || !answered.has('created'))
    return { do: 'deliver', alert: 'created' };
  if (incident.status === 'closed') return { do: 'end' };
  if (!incident.ic)
    return wasCalled(incident, 'no-commander') && isPageOver(incident)
      ? send({ type: 'takeCommand' })
      : WAIT;
  if (incident.resolution) return seeThrough(incident, 'resolved') ?? WAIT;
  if (!wasCalled(incident, 'no-update')) return WAIT;
  if (!incident.reminders.silenced) return send({ type: 'silenceReminders' });
  return (
    seeThrough(incident, 'investigating') ??
    send({ type: 'resolve', summary: 'All clear.' })
  );
}

function missing([incident]: readonly Incident[]): readonly string[] {
  const { calls, draftRequests, commandWatch } = incident;
  const wanted: readonly (readonly [boolean, string])[] = [
    [
      commandWatch.reminders >= 2,
      'The room was not reminded that nobody commands.',
    ],
    [
      calls.some(c => c.reason === 'no-commander'),
      'Nobody was called to take command.',
    ],
    [isPageOver(incident), 'Those on call were not paged.'],
    [
      calls.some(c => c.reason === 'no-update'),
      'Unanswered reminders were not told on.',
    ],
    [
      draftRequests.some(r => r.status === 'investigating'),
      'No first draft was proposed.',
    ],
    [
      draftRequests.some(r => r.status === 'resolved'),
      'No closing update was proposed.',
    ],
  ];
  return wanted.flatMap(([isSo, sentence]) => (isSo ? [] : [sentence]));
}

/** An incident in which nobody acts until they have to. */
export const quietPlay: Play = {
  name: 'quiet',
  nextStep,
  reminders: quick,
  authority: DEFAULT_AUTHORITY,
  isTold: false,
  pages: true,
  extent: {
    incidents: 1,
    rooms: 1,
    pageIncidents: 1,
    updates: 2,
    postmortems: 1,
  },
  missing,
};

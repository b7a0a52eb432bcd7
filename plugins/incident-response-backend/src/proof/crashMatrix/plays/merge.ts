import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { DEFAULT_AUTHORITY } from '../../../domain/AuthoritySettings';
import { send, WAIT, type Cast, type Mood, type Play, type Step } from './Play';
import { publish, seeThrough } from './publishing';
import { STILL } from './reminders';

const hasRoom = ({ milestones }: Incident) =>
  milestones.assembledAt !== undefined;

/** What goes on in the other incident, and the alert that comes after. */
function merge(
  main: Incident,
  target: Incident,
  { answered }: Mood,
): Step | undefined {
  if (!main.merger)
    return send({
      type: 'merge',
      into: target.id,
      reason: 'It is the same thing.',
    });
  if (!answered.has('acknowledged'))
    return { do: 'deliver', alert: 'acknowledged' };
  return target.alerts.some(({ state }) => state === 'acknowledged')
    ? undefined
    : WAIT;
}

function practise(drill: Incident): Step | undefined {
  if (drill.status === 'closed') return undefined;
  if (drill.resolution)
    return seeThrough(drill, 'resolved', { part: 'drill' }) ?? WAIT;
  return (
    publish(drill, 1, 'investigating', { part: 'drill' }) ??
    send({ type: 'resolve', summary: 'Well practised.' }, { part: 'drill' })
  );
}

function end(main: Incident, target: Incident): Step {
  if (!target.resolution)
    return send({ type: 'resolve', summary: 'All clear.' }, { part: 'target' });
  return target.status === 'closed' && main.room?.archived
    ? { do: 'end' }
    : WAIT;
}

/** Two incidents become one, and a third is a drill. */
function nextStep({ main, target, drill }: Cast, mood: Mood): Step {
  if (!main || !mood.answered.has('created'))
    return { do: 'deliver', alert: 'created' };
  if (!target) return { do: 'declare', part: 'target' };
  if (!drill) return { do: 'declare', part: 'drill' };
  if (![main, target, drill].every(hasRoom)) return WAIT;
  if (!main.ic) return send({ type: 'takeCommand' });
  if (!target.ic) return send({ type: 'takeCommand' }, { part: 'target' });
  if (!drill.ic) return send({ type: 'takeCommand' }, { part: 'drill' });
  if (!target.links.some(l => l.incidentId === drill.id))
    return send(
      { type: 'link', other: drill.id, relation: 'cause' },
      { part: 'target' },
    );
  return practise(drill) ?? merge(main, target, mood) ?? end(main, target);
}

function missing(incidents: readonly Incident[]): readonly string[] {
  const merged = incidents.find(({ merger }) => merger);
  const target = incidents.find(({ id }) => id === merged?.merger?.into);
  const wanted: readonly (readonly [boolean, string])[] = [
    [merged !== undefined, 'Nothing was merged.'],
    [
      target?.alerts.some(a => a.state === 'acknowledged') ?? false,
      'What the alert said after the merge is not where it goes on.',
    ],
  ];
  return wanted.flatMap(([isSo, sentence]) => (isSo ? [] : [sentence]));
}

/** Several incidents that know of each other. */
export const mergePlay: Play = {
  name: 'merge',
  nextStep,
  reminders: () => STILL,
  authority: DEFAULT_AUTHORITY,
  isTold: false,
  extent: {
    incidents: 3,
    rooms: 3,
    pageIncidents: 1,
    updates: 2,
    postmortems: 2,
  },
  missing,
};

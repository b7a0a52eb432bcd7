import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { DEFAULT_AUTHORITY } from '../../../domain/AuthoritySettings';
import { effectKeys } from '../../../domain/effectKeys';
import { deliver } from './incident';
import { send, WAIT, type Cast, type Mood, type Play, type Step } from './Play';
import { publish, seeThrough } from './publishing';
import { STILL } from './reminders';

/** Whom the alert names: whose name goes in the end. */
export const ERASED = 'carol@example.org';

const APPROVERS = ['user:default/ada', 'user:default/ben'];
const BOTH = { approvers: APPROVERS };

/** Kept to few people, and not any more; the note tells that it was. */
function keepToFew(incident: Incident): Step | undefined {
  const isRestricted = incident.visibility === 'restricted';
  const wasNoted = incident.notes.length > 0;
  if (!wasNoted)
    return isRestricted
      ? send({ type: 'addNote', text: 'Looked into it among ourselves.' })
      : send({ type: 'restrict', reason: 'It may be an attack.' });
  return isRestricted
    ? send({ type: 'liftRestriction', reason: 'It was none.' })
    : undefined;
}

/** One of two has approved: the other one is called, once. */
function callTheOther({ drafts, approverCalls }: Incident): Step | undefined {
  const draft = drafts.find(
    ({ status, approvals }) => status === 'waiting' && approvals.length === 1,
  );
  if (!draft) return undefined;
  const { draftId, namedApprovers } = draft;
  if (approverCalls.length === 0)
    return send({ type: 'callApprover', draftId });
  const isThrough = namedApprovers && approverCalls.every(c => c.called);
  return isThrough ? undefined : WAIT;
}

const isAssembled = ({ room, effects }: Incident) =>
  room !== undefined &&
  !room.archived &&
  effects[effectKeys.assembled(room.generation)]?.status === 'done';

function firstTime(incident: Incident, mood: Mood): Step {
  return (
    keepToFew(incident) ??
    callTheOther(incident) ??
    publish(incident, 1, 'investigating', BOTH) ??
    deliver(incident, 'resolved', mood) ??
    send({ type: 'resolve', summary: 'All clear.' })
  );
}

function afterwards(incident: Incident, { erased }: Mood): Step {
  if (incident.status !== 'closed')
    return seeThrough(incident, 'resolved', BOTH) ?? WAIT;
  if (incident.reopenings.length === 0)
    return send({ type: 'reopen', reason: 'It is back.' });
  return erased.has(ERASED) ? { do: 'end' } : { do: 'erase', person: ERASED };
}

/** What is for few is told to nobody, what two must approve waits for both, and what is over goes on. */
function nextStep({ main: incident }: Cast, mood: Mood): Step {
  if (!incident || !mood.answered.has('created'))
    return { do: 'deliver', alert: 'created' };
  if (incident.resolution) return afterwards(incident, mood);
  if (!isAssembled(incident)) return WAIT;
  if (!incident.ic) return send({ type: 'takeCommand' });
  return incident.reopenings.length === 0
    ? firstTime(incident, mood)
    : send({ type: 'resolve', summary: 'All clear, again.' });
}

function missing([incident]: readonly Incident[]): readonly string[] {
  const { room, reopenings, announcements, erased = [] } = incident;
  const calls = incident.approverCalls.filter(c => c.called);
  const wanted: readonly (readonly [boolean, string])[] = [
    [room?.generation === 2, 'There is no second war room.'],
    [reopenings.length === 1, `It was reopened ${reopenings.length} times.`],
    [announcements.includes('resolved:2'), 'Nobody heard of the second end.'],
    [calls.length === 1, `${calls.length} approvers were called.`],
    [erased.length > 0, 'The ledger does not say that somebody was erased.'],
  ];
  return wanted.flatMap(([isSo, sentence]) => (isSo ? [] : [sentence]));
}

/** One incident by the rules that not every incident meets. */
export const rulesPlay: Play = {
  name: 'rules',
  nextStep,
  reminders: () => STILL,
  authority: {
    ...DEFAULT_AUTHORITY,
    approverGroups: ['group:default/payments'],
    quorum: 2,
  },
  isTold: true,
  extent: {
    incidents: 1,
    rooms: 2,
    pageIncidents: 1,
    updates: 2,
    postmortems: 2,
  },
  missing,
};

import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { DEFAULT_AUTHORITY } from '../../../domain/AuthoritySettings';
import { send, WAIT, type Cast, type Mood, type Part } from './Play';
import type { Play, Step } from './Play';
import { STILL } from './reminders';

/** Nothing is left to be done once it is over. */
function dismissed(incident: Incident, part: Part): Step | undefined {
  if (incident.status === 'dismissed')
    return incident.room?.archived ? undefined : WAIT;
  if (incident.milestones.assembledAt === undefined) return WAIT;
  return incident.ic
    ? send({ type: 'dismiss', reason: 'A false alarm.' }, { part })
    : send({ type: 'takeCommand' }, { part });
}

/** One on legal hold and one that nobody wants kept; what comes after that belongs to neither. */
function nextStep({ main, target }: Cast, { answered, removed }: Mood): Step {
  if (!answered.has('created') || (!main && !removed.has('main')))
    return { do: 'deliver', alert: 'created' };
  if (!target) return { do: 'declare', part: 'target' };
  if (!target.legalHold)
    return send(
      { type: 'placeLegalHold', reason: 'A lawsuit.' },
      { part: 'target' },
    );
  const open = dismissed(target, 'target') ?? (main && dismissed(main, 'main'));
  if (open) return open;
  if (main) return { do: 'retire' };
  return answered.has('resolved')
    ? { do: 'end' }
    : { do: 'deliver', alert: 'resolved' };
}

const missing = (incidents: readonly Incident[]): readonly string[] =>
  incidents.some(({ legalHold }) => legalHold)
    ? []
    : ['The ledger that is on legal hold is gone.'];

/** A ledger whose time is over gives way to its tombstone. */
export const retentionPlay: Play = {
  name: 'retention',
  nextStep,
  reminders: () => STILL,
  authority: DEFAULT_AUTHORITY,
  isTold: false,
  retainForMs: 1,
  extent: {
    incidents: 1,
    rooms: 1,
    pageIncidents: 0,
    updates: 0,
    postmortems: 0,
  },
  missing,
};

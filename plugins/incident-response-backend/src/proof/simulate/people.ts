import {
  isOpenStatus,
  isRestricted,
  type Incident,
  type IncidentCommand,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Chance } from './Chance';
import { rarelyDone } from './rarities';
import { APPROVERS, STAFF } from './vendors/createOrganisation';
import type { Truth } from './vendors/Truth';

/** What somebody sends. */
export interface Intent {
  readonly by: Person;
  readonly command: IncidentCommand;
}

const MINUTE = 60_000;
/** Words as old as this have to be confirmed before they are approved. */
const STALE_MS = 30 * MINUTE;

const words = (status: 'investigating' | 'monitoring' | 'resolved') => ({
  title: 'Some requests fail',
  status,
  impact: status === 'resolved' ? ('none' as const) : ('major' as const),
  body: `We are ${status} and will say more soon.`,
  components: {},
  notify: true,
});

/** Somebody at one of the doors that people have. */
const at = (entityRef: string, chance: Chance): Person => ({
  kind: 'person',
  entityRef,
  door: chance.happens(0.5) ? 'console' : 'slack',
});

/** What became of a publication that nobody knows of: whoever is asked goes and looks. */
function settle(
  incident: Incident,
  draftId: string,
  truth: Truth,
): IncidentCommand {
  const seen = truth.acts.find(
    ({ publication }) =>
      publication?.incidentId === incident.id &&
      publication.draftId === draftId,
  );
  const operation = seen?.publication?.request.operation;
  return {
    type: 'settlePublication',
    draftId,
    verdict: seen
      ? {
          found: true,
          pageIncidentId:
            operation?.type === 'update' ? operation.pageIncidentId : seen.id,
        }
      : { found: false },
  };
}

/** What a draft that waits comes to: mostly an approval, at times other words or a no. */
function decideDraft(
  { draftId, revisions }: Incident['drafts'][number],
  nowMs: number,
  chance: Chance,
): IncidentCommand {
  const latest = revisions[revisions.length - 1];
  const { revision, sha256, request } = latest;
  const draw = chance.next();
  if (nowMs - Date.parse(latest.at) > STALE_MS)
    return {
      type: 'reviseDraft',
      draftId,
      revision,
      content: {
        title: request.title,
        status: request.status,
        impact: request.impact,
        body: request.body,
        components: request.components,
        notify: request.notify,
      },
    };
  if (draw < 0.12 && revisions.length < 4)
    return {
      type: 'reviseDraft',
      draftId,
      revision,
      content: {
        title: request.title,
        status: request.status,
        impact: request.impact,
        body: `Said better, ${revision} times now.`,
        components: request.components,
        notify: request.notify,
      },
    };
  if (draw < 0.18)
    return { type: 'rejectDraft', draftId, revision, reason: 'Not like this.' };
  return { type: 'approveDraft', draftId, revision, sha256 };
}

/** What is still to do before people may go home. */
function unfinished(
  incident: Incident,
  truth: Truth,
  nowMs: number,
  chance: Chance,
): IncidentCommand | undefined {
  const lost = incident.drafts.find(d => d.status === 'unknown');
  if (lost) return settle(incident, lost.draftId, truth);
  const parked = Object.values(incident.effects).find(
    e => e.status === 'parked',
  );
  if (parked && chance.happens(0.8))
    return { type: 'retryEffect', effect: parked.key };
  // What happens meanwhile outdates words that wait, and half of their approvals.
  if (chance.happens(0.2)) return undefined;
  const waiting = incident.drafts.find(d => d.status === 'waiting');
  return waiting && decideDraft(waiting, nowMs, chance);
}

function moveOn(
  incident: Incident,
  ageMs: number,
  chance: Chance,
): IncidentCommand | undefined {
  const isOpen = (incident.publicIncident?.status ?? 'resolved') !== 'resolved';
  if (incident.status === 'resolved')
    return isOpen
      ? { type: 'draftStatus', content: words('resolved') }
      : undefined;
  if (ageMs > 20 * MINUTE && chance.happens(0.02))
    return { type: 'dismiss', reason: 'Somebody tested something.' };
  if (ageMs > 60 * MINUTE && chance.happens(0.3))
    return { type: 'resolve', summary: 'It is over.' };
  if (ageMs > 25 * MINUTE && incident.status !== 'mitigated')
    return { type: 'mitigate', summary: 'It is better now.' };
  return undefined;
}

/** What people do while it lasts. */
function keepBusy(chance: Chance): IncidentCommand {
  const status = chance.oneOf(['investigating', 'monitoring'] as const);
  return chance.oneOf<IncidentCommand>([
    { type: 'draftStatus', content: words(status) },
    { type: 'draftStatus', content: words(status) },
    { type: 'draftStatus', status },
    { type: 'addNote', text: 'Looked at the graphs.' },
    { type: 'invite', entityRefs: [chance.oneOf(STAFF)] },
    { type: 'tickChecklist', item: 'severity-assessed', done: true },
    { type: 'silenceReminders', minutes: 30 },
    { type: 'resumeReminders' },
    { type: 'handOver', to: chance.oneOf(STAFF) },
    { type: 'join' },
    {
      type: 'changeSeverity',
      severity: chance.oneOf(['P1', 'P2', 'P3']),
      reason: 'It looks different now.',
    },
    { type: 'assignRole', role: 'comms', to: chance.oneOf(STAFF) },
  ]);
}

/** Whether people have nothing more to do with it. */
export function isFinished(incident: Incident): boolean {
  if (isOpenStatus(incident.status)) return false;
  if (isRestricted(incident)) return false;
  return (
    incident.status !== 'resolved' ||
    ((incident.publicIncident?.status ?? 'resolved') === 'resolved' &&
      incident.drafts.every(
        d => d.status === 'published' || d.status === 'rejected',
      ) &&
      Object.values(incident.effects).every(e => e.status !== 'parked'))
  );
}

/** What somebody does when it is over and they look once more. */
export function afterthought(incident: Incident, chance: Chance): Intent {
  return {
    by: at(incident.ic ?? chance.oneOf(STAFF), chance),
    command: chance.happens(0.3)
      ? { type: 'reopen', reason: 'It is back.' }
      : { type: 'rate', rating: 4 },
  };
}

/** Mostly somebody who has not approved it yet. */
function nextApprover(
  { ic, drafts }: Incident,
  draftId: string,
  chance: Chance,
): string {
  const given = drafts
    .filter(draft => draft.draftId === draftId)
    .flatMap(({ approvals }) => approvals.map(({ by }) => by.entityRef));
  const left = [...(ic ? [ic] : []), ...APPROVERS].filter(
    ref => !given.includes(ref),
  );
  return left.length === 0 || chance.happens(0.1)
    ? chance.oneOf(STAFF)
    : chance.oneOf(left);
}

/** What somebody does next on an incident; most of the time it is the one who should. */
export function nextIntent(
  incident: Incident,
  nowMs: number,
  chance: Chance,
  {
    truth,
    others,
  }: {
    readonly truth: Truth;
    /** Ids of other incidents that people work on. */
    readonly others: readonly string[];
  },
): Intent {
  if (!incident.ic)
    return {
      by: at(chance.oneOf(STAFF), chance),
      command: { type: 'takeCommand' },
    };
  const ageMs = nowMs - Date.parse(incident.milestones.declaredAt);
  const command =
    unfinished(incident, truth, nowMs, chance) ??
    rarelyDone(incident, others, chance) ??
    moveOn(incident, ageMs, chance) ??
    keepBusy(chance);
  if (command.type === 'approveDraft')
    return {
      by: at(nextApprover(incident, command.draftId, chance), chance),
      command,
    };
  const draw = chance.next();
  if (draw < 0.08) return { by: at(chance.oneOf(STAFF), chance), command };
  if (draw < 0.2) return { by: at(chance.oneOf(APPROVERS), chance), command };
  return { by: at(incident.ic, chance), command };
}

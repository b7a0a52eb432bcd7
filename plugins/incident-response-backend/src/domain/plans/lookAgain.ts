import {
  isOpenStatus,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { Plan } from '../PlannedEffect';
import type { Settings } from '../Settings';

/** However much alerts go on telling, the catalog is not asked more often by itself. */
const MOST_LOOKS = 12;

/** Whether another look at the catalog could tell more than the last one did. */
function isPartial({ ownership, entityHints }: Incident): boolean {
  if (!ownership || ownership.incomplete) return true;
  return ownership.entity === null && entityHints.length > 0;
}

/** When the catalog is asked again; `null`: all is known, or it was asked often enough. */
export function nextLookAt(
  incident: Incident,
  { reminders }: Pick<Settings, 'reminders'>,
): number | null {
  const { ownershipWatch, effects, milestones } = incident;
  const { looks, seen, news, asked, since } = ownershipWatch;
  // The first look is the war room's.
  if (looks === 0 || !isOpenStatus(incident.status)) return null;
  const last = Date.parse(since ?? milestones.declaredAt);
  const record = effects[effectKeys.ownershipAgain(looks + 1)];
  const isRetried = record?.status === 'pending' && record.retries > 0;
  if (isRetried || asked > seen || (news > seen && looks < MOST_LOOKS))
    return last;
  const pause = reminders.lookAgainAfterMs[looks - 1];
  return pause !== undefined && isPartial(incident) ? last + pause : null;
}

/** Who owns the broken thing is asked again when there is more to ask for, or more to be told. */
export function lookAgain(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const at = nextLookAt(incident, settings);
  if (at === null) return { due: [], nextAt: null };
  if (at > now) return { due: [], nextAt: at };
  const key = effectKeys.ownershipAgain(incident.ownershipWatch.looks + 1);
  return { due: [{ kind: 'ownership', key }], nextAt: null };
}

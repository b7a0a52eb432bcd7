import {
  isRestricted,
  type Incident,
  type IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Chance } from './Chance';

/** What people rarely do: keep it to few, tell of another incident, or go on in that one. */
export function rarelyDone(
  incident: Incident,
  others: readonly string[],
  chance: Chance,
): IncidentCommand | undefined {
  if (isRestricted(incident))
    return chance.happens(0.2)
      ? { type: 'liftRestriction', reason: 'It was nothing of that kind.' }
      : undefined;
  const draw = chance.next();
  if (draw < 0.015) return { type: 'restrict', reason: 'It may be an attack.' };
  const elsewhere = others.filter(id => id !== incident.id);
  if (elsewhere.length === 0 || draw > 0.06) return undefined;
  const other = chance.oneOf(elsewhere);
  return draw < 0.035
    ? { type: 'merge', into: other, reason: 'It is the same thing.' }
    : {
        type: 'link',
        other,
        relation: chance.oneOf(['related', 'cause', 'duplicate'] as const),
      };
}

import type { SystemActor } from '@incident-response/backstage-plugin-incident-response-common';
import { event } from '../../domain/Decision';
import { resolvesItselfAt } from '../../domain/plans/alertsClear';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';

/** Whom the ledger names: nobody decided, the configuration did. */
const CLEAR_RULE: SystemActor = {
  kind: 'system',
  name: 'resolve-when-clear',
  door: 'engine',
};

/** Reaches nobody: it resolves the incident by rule, if everything is still as the rule wants it. */
export function resolveClear({
  settings,
}: EffectPorts): EffectDefinition<'resolveClear'> {
  return {
    perform:
      async ({ key }) =>
      (incident, now) => {
        const at = resolvesItselfAt(incident, settings);
        if (at === null || at > now.getTime()) return [];
        return [
          event(
            'INCIDENT_RESOLVED',
            {
              summary: `All alerts have been clear since ${incident.allClear?.since}; resolved by the rule incidentResponse.alerts.resolveWhenClear.`,
            },
            { actor: CLEAR_RULE, now },
            key,
          ),
        ];
      },
  };
}

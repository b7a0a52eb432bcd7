import { toError } from '@backstage/errors';
import type { CommandType } from '@incident-response/backstage-plugin-incident-response-common';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Metrics } from '../observability/Metrics';
import { resultOf } from './commandResult';

/** Runs what a person decided, and tells auditor and metrics how it went. */
export async function recordDecision<
  T extends { readonly incidentId?: string; readonly seq?: number },
>(
  deps: {
    readonly audit: Audit;
    readonly metrics: Pick<Metrics, 'commandDecided'>;
  },
  command: CommandType | 'declare' | 'drill',
  act: AuditedAct,
  decide: () => Promise<T>,
): Promise<T> {
  const since = performance.now();
  const count = (result: ReturnType<typeof resultOf>) =>
    deps.metrics.commandDecided(
      command,
      act.door,
      result,
      performance.now() - since,
    );
  try {
    const decided = await decide();
    count('accepted');
    const { incidentId = act.incidentId, seq } = decided;
    deps.audit.accepted({ ...act, incidentId, seq });
    return decided;
  } catch (error) {
    count(resultOf(toError(error)));
    deps.audit.refused(act, toError(error));
    throw error;
  }
}

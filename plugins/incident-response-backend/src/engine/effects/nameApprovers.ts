import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import { readApprovers } from '../approvers';
import { NO_GROUPS } from '../noGroups';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

/** As many as one event holds. */
const MOST = 1_000;

/** Reads who could approve, for the room to name them. */
export function nameApprovers({
  groups = NO_GROUPS,
  settings,
}: EffectPorts): EffectDefinition<'nameApprovers'> {
  return {
    perform: async ({ key, draftId }) => {
      const { members, unknown } = await readApprovers({ groups, settings });
      if (unknown)
        throw new OutboundCallError(unknown, { failure: 'not-executed' });
      return outcome(key, 'APPROVERS_NAMED', {
        draftId,
        approvers: members.slice(0, MOST),
      });
    },
  };
}

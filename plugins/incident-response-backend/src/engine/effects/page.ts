import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import type { PagedResponders } from '../people/namingPager';
import type {
  EffectDefinition,
  EffectOf,
  EffectPorts,
} from './EffectDefinition';
import { outcome } from './outcome';

const requestOf = (
  { group, text }: EffectOf<'page'>,
  incident: FoldedIncident,
) => ({ incident, group, text });

/** Pages those on call. Where the pager cannot look for what it did, nobody looks. */
export function page({ pager }: EffectPorts): EffectDefinition<'page'> {
  const paged = (key: string, name: string, answer: PagedResponders) =>
    outcome(key, 'ON_CALL_PAGED', { pager: name, ...answer });
  return {
    perform: async (effect, incident, call) => {
      if (!pager)
        throw new OutboundCallError(
          'Nothing that pages is configured here. Ask for another try once it is.',
          { failure: 'rejected' },
        );
      const answer = await pager.page(requestOf(effect, incident), call);
      return paged(effect.key, pager.name, answer);
    },
    ...(pager?.find && {
      find: async (effect, incident, call) => {
        const found = await pager.find?.(requestOf(effect, incident), call);
        return found && paged(effect.key, pager.name, found);
      },
    }),
  };
}

import type {
  LedgerEventOf,
  LedgerEventType,
} from '@incident-response/backstage-plugin-incident-response-common';
import { event } from '../../domain/Decision';
import { CONDUCTOR } from '../conductorActor';
import type { Outcome } from './EffectDefinition';

/** An outcome of one event, whatever the state is by then. */
export function outcome<TType extends LedgerEventType>(
  key: string,
  type: TType,
  data: LedgerEventOf<TType>['data'],
): Outcome {
  return (_incident, now) => [
    event(type, data, { actor: CONDUCTOR, now }, key),
  ];
}

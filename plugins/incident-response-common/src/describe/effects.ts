import type { effectEvents } from '../events/effects';
import type { EventOf } from './EventOf';

/** What the engine did outside. */
export function describeEffects(event: EventOf<typeof effectEvents>): string {
  switch (event.type) {
    case 'EFFECT_CLAIMED':
      return `Started: ${event.data.key}`;
    case 'EFFECT_FAILED':
      return event.data.sentence;
    case 'EFFECT_RETRIED':
      return `Asked to try again: ${event.data.key}`;
    case 'EFFECT_OBSERVED':
      return `A late answer for ${event.data.key}: ${event.data.outcome}`;
    case 'EFFECT_DEDUPLICATED': {
      const { key, removed } = event.data;
      return removed === 0
        ? `Looked whether ${key} was done twice: it was not`
        : `${key} was done ${removed + 1} times: ${
            removed === 1 ? 'the double was' : `${removed} doubles were`
          } removed`;
    }
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}

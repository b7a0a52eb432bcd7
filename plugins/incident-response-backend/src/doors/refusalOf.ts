import type { ChatRefusal } from '@incident-response/backstage-plugin-incident-response-node';
import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import {
  CommandRejected,
  IncidentNotFound,
  IncidentRemoved,
} from '../engine/IncidentService';
import { reasonOf } from '../observability/reasonOf';
import { Refused } from './Refused';

function reasonFor(error: unknown): ChatRefusal['reason'] {
  if (error instanceof Refused || error instanceof CommandRejected)
    return error.reason;
  if (error instanceof IncidentNotFound || error instanceof IncidentRemoved)
    return 'missing';
  return 'unavailable';
}

/** An error as an answer: a sentence that says what to do. */
export function refusalOf(error: unknown): ChatRefusal {
  const reason = reasonFor(error);
  if (reason !== 'unavailable' && error instanceof Error)
    return { ok: false, reason, sentence: error.message };
  const why = reasonOf(error);
  return {
    ok: false,
    reason,
    sentence:
      error instanceof OutboundCallError
        ? `${why} Nothing was done; try again.`
        : `It is not known whether it was done (${why}). Look at the incident page before you try again.`,
  };
}

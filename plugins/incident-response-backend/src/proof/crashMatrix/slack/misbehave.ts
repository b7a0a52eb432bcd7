import type { SlackFault } from '@incident-response/twins';
import type { How } from '../Job';

/** So long Slack needs for what it does late, or hides what it did: less than a vendor is given to settle. */
const LATE_MS = 30;

/** What the twin is asked to do wrong at its next request of the method. */
export function faultsOf(
  how: How,
  method: string,
  pace: number,
): readonly SlackFault[] {
  switch (how) {
    case 'slack-lost':
      return [{ type: 'replyLost', method }];
    case 'slack-error':
      return [{ type: 'serverError', method }];
    case 'slack-late':
      return [{ type: 'commitsLate', method, afterMs: LATE_MS * pace }];
    case 'slack-hidden':
      return [
        { type: 'hidden', method, ms: LATE_MS * pace },
        { type: 'replyLost', method },
      ];
    case 'slack-stalled':
      return [{ type: 'stall', method, where: 'body' }];
    case 'slack-busy':
      return [{ type: 'rateLimited', method, retryAfterS: 1 }];
    case 'die-before':
    case 'die-after':
    case 'stop-before':
    case 'stop-after':
    case 'lose':
    case 'hang':
    case 'refuse':
    case 'repeat':
    case 'alter':
    case 'forget':
      return [];
    default: {
      const unreachable: never = how;
      return unreachable;
    }
  }
}

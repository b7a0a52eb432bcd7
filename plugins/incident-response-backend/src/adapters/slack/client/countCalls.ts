import {
  OutboundCallError,
  type CallFailure,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { SlackApi } from './SlackApi';

/** What became of a call. */
export type CallOutcome = 'done' | CallFailure;

/** The same requests; each is told once it has ended, by its method. */
export function countCalls(
  api: SlackApi,
  onCalled: (method: string, outcome: CallOutcome) => void,
): SlackApi {
  const counted =
    (through: SlackApi['write']): SlackApi['write'] =>
    async (call, ask, send) => {
      try {
        const answer = await through(call, ask, send);
        onCalled(ask.method, 'done');
        return answer;
      } catch (error) {
        onCalled(
          ask.method,
          error instanceof OutboundCallError ? error.failure : 'unknown',
        );
        throw error;
      }
    };
  return { write: counted(api.write), read: counted(api.read) };
}

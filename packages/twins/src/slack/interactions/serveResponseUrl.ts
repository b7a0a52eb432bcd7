import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlackFaults } from '../faults/Faults';
import { readBody, readFields, sendJson, sendText } from '../http';
import type { Platform } from '../Platform';
import type { Calls } from '../webApi/RecordedCall';
import { SlackError } from '../webApi/SlackError';
import type { ResponseUrls } from './createResponseUrls';
import { respondWith } from './respond';

/** What happens when an app posts to a response URL. */
export function serveResponseUrl(deps: {
  readonly platform: Platform;
  readonly urls: ResponseUrls;
  readonly calls: Calls;
  readonly faults: SlackFaults;
}) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
  ) => {
    const at = new Date(deps.platform.clock.now()).toISOString();
    const args = readFields(request, await readBody(request));
    // Before it is done: an answer that hangs is one that nobody sees.
    if (deps.faults.take('stall', 'response_url')) return;
    const record = (status: number, body: Record<string, unknown>) =>
      deps.calls.add({
        method: 'response_url',
        args,
        at,
        ms: 0,
        performed: status === 200,
        result: { type: 'answered', status, body },
      });
    const refuse = (status: number, error: string) => {
      const body = { ok: false, error };
      record(status, body);
      sendJson(response, status, body);
    };
    const use = deps.urls.use(id);
    if (!use.ok) {
      refuse(404, use.error);
      return;
    }
    try {
      respondWith(deps.platform, use.place, args);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      refuse(error.code === 'no_text' ? 400 : 404, error.code);
      return;
    }
    record(200, { ok: true });
    sendText(response, 200, 'ok');
  };
}

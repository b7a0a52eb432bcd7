import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Sockets } from '../delivery/createSockets';
import type { SlackFaults } from '../faults/Faults';
import { readBody, readFields, sendJson } from '../http';
import type { Triggers } from '../interactions/createTriggers';
import { parseJson, type Json } from '../Json';
import type { Platform } from '../Platform';
import { answerCall, rateLimited, refusalOf, type Answer } from './answerCall';
import { readArgs } from './Args';
import type { Limits } from './createLimits';
import type { Calls, SlackCall } from './RecordedCall';

interface Deps {
  readonly platform: Platform;
  readonly triggers: Triggers;
  readonly sockets: Sockets;
  readonly limits: Limits;
  readonly faults: SlackFaults;
  readonly calls: Calls;
}

type Ending = SlackCall['result'] & { readonly performed: boolean };

function tokenOf(request: IncomingMessage, fields: Json): string {
  const header = request.headers.authorization ?? '';
  if (/^bearer /i.test(header)) return header.slice('bearer '.length).trim();
  return typeof fields.token === 'string' ? fields.token : '';
}

/** What was sent, readable: nested arguments as objects, no token. */
function recorded(fields: Json): Json {
  const { token, ...args } = fields;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const nested = typeof value === 'string' && /^[[{]/.test(value);
      return [name, nested ? parseJson(value) ?? value : value];
    }),
  );
}

function send(response: ServerResponse, answer: Answer): Ending {
  sendJson(response, answer.status, answer.body, answer.headers);
  const { status, body } = answer;
  return { type: 'answered', status, body, performed: false };
}

/** Starts an answer and leaves it unfinished, until the client gives up. */
function stall(response: ServerResponse, amidBody: boolean) {
  if (!amidBody) return;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"ok":');
}

/** The faults that strike before the method runs. */
function instead(
  deps: Deps,
  name: string,
  response: ServerResponse,
  perform: () => Answer,
): Ending | undefined {
  const { faults } = deps;
  const limit = faults.take('rateLimited', name);
  if (limit) return send(response, rateLimited(limit.retryAfterS));
  const refused = faults.take('refused', name);
  if (refused) return send(response, refusalOf(refused.error));
  const late = faults.take('commitsLate', name);
  if (!late) return undefined;
  response.socket?.destroy();
  deps.platform.clock.after(late.afterMs, perform);
  return { type: 'lost', performed: true };
}

function respond(
  deps: Deps,
  name: string,
  response: ServerResponse,
  perform: () => Answer,
): Ending {
  const before = instead(deps, name, response, perform);
  if (before) return before;
  const { faults } = deps;
  const error = faults.take('serverError', name);
  const committed = error?.committed ?? true;
  const answer = error && !committed ? undefined : perform();
  if (error || !answer) {
    const body = { ok: false, error: 'internal_error' };
    const status = error?.status ?? 500;
    const ended = send(response, { status, headers: {}, body });
    return { ...ended, performed: committed };
  }
  if (faults.take('replyLost', name)) {
    response.socket?.destroy();
    return { type: 'lost', performed: true };
  }
  const stalled = faults.take('stall', name);
  if (stalled) {
    stall(response, stalled.where === 'body');
    return { type: 'stalled', performed: true };
  }
  return { ...send(response, answer), performed: answer.status === 200 };
}

/** The web API at `/api/<method>`. */
export function serveWebApi(deps: Deps) {
  const { clock } = deps.platform;
  const wait = (ms: number) =>
    new Promise<void>(done => {
      clock.after(ms, done);
    });
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
  ) => {
    const started = performance.now();
    const at = new Date(clock.now()).toISOString();
    const fields = readFields(request, await readBody(request));
    const latency = deps.faults.take('latency', name);
    if (latency) await wait(latency.ms);
    const hidden = deps.faults.take('hidden', name);
    const perform = () =>
      answerCall(
        name,
        tokenOf(request, fields),
        {
          platform: deps.platform,
          triggers: deps.triggers,
          sockets: deps.sockets,
          args: readArgs(fields),
          hiddenUntil: hidden && clock.now() + hidden.ms,
        },
        deps.limits,
      );
    const { performed, ...result } = respond(deps, name, response, perform);
    deps.calls.add({
      method: name,
      args: recorded(fields),
      at,
      ms: Math.round(performance.now() - started),
      performed,
      result,
    });
  };
}

import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { refuse, type Answer } from './Answer';
import { createApiFaults, type OncallApiFault } from './createApiFaults';
import type {
  GrafanaOncallApi,
  GrafanaOncallApiOptions,
  OncallApiCall,
  OncallPage,
} from './GrafanaOncallApi';
import { pageUsers } from './pageUsers';
import { readThings } from './readThings';

const WINDOW_MS = 5 * 60_000;

const throttled = (seconds: number) =>
  refuse(
    429,
    `Request was throttled. Expected available in ${seconds} seconds.`,
    { 'ratelimit-reset': String(seconds) },
  );

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends the answer, or what the fault makes of it. */
async function send(
  response: ServerResponse,
  answer: Answer,
  fault: OncallApiFault | undefined,
): Promise<void> {
  const headers = { 'content-type': 'application/json', ...answer.headers };
  const text = JSON.stringify(answer.body);
  switch (fault?.type) {
    case 'replyLost':
      response.destroy();
      return;
    case 'serverError':
      response.writeHead(fault.status ?? 500).end('<h1>Server Error</h1>');
      return;
    case 'stall':
      if (fault.where === 'body')
        response.writeHead(answer.status, headers).write(text.slice(0, 5));
      return;
    case 'latency':
      await sleepFor(fault.ms);
      break;
    case 'rateLimited':
    case undefined:
      break;
    default: {
      const unreachable: never = fault;
      throw new Error(`No such fault: ${JSON.stringify(unreachable)}`);
    }
  }
  response.writeHead(answer.status, headers).end(text);
}

/**
 * Grafana OnCall's public API, as far as paging needs it: alert groups, routes, escalation policies,
 * schedules, users, and direct paging (`POST escalation/`).
 *
 * @public
 */
export async function startGrafanaOncallApi(
  options: GrafanaOncallApiOptions,
): Promise<GrafanaOncallApi> {
  const {
    userKey = 'oncall-user-key',
    serviceAccountKey = 'glsa_oncall_service_account',
    limit = 300,
    now = () => new Date(),
  } = options;
  const pages: OncallPage[] = [];
  const calls: OncallApiCall[] = [];
  const served: number[] = [];
  const faults = createApiFaults();

  /** Seconds until the next request is taken; `undefined`: now. */
  function wait(): number | undefined {
    const at = now().getTime();
    while (served.length > 0 && served[0] <= at - WINDOW_MS) served.shift();
    if (served.length >= limit)
      return Math.ceil((served[0] + WINDOW_MS - at) / 1_000);
    served.push(at);
    return undefined;
  }

  function page(body: string): Answer {
    const { answer, rings } = pageUsers(body, {
      groups: options.groups(),
      users: options.organisation.users,
      currentTeam: options.currentTeam,
      at: now().toISOString(),
    });
    pages.push(...rings);
    return answer;
  }

  function answerTo(call: OncallApiCall, isPage: boolean): Answer {
    const { authorization, body } = call;
    // The key as it is, without `Bearer`. Paging knows only keys of users.
    const isKnown =
      authorization === userKey ||
      (authorization === serviceAccountKey && !isPage);
    if (!isKnown) return refuse(403, 'Invalid token.');
    const seconds = wait();
    if (seconds !== undefined) return throttled(seconds);
    if (call.method === (isPage ? 'POST' : 'GET'))
      return isPage
        ? page(body)
        : readThings(
            new URL(call.path, 'http://twin'),
            options.groups(),
            options.organisation,
          );
    return refuse(405, `Method "${call.method}" not allowed.`);
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url: path = '/', headers } = request;
    const body = await readAll(request);
    const call = { method, path, authorization: headers.authorization, body };
    calls.push(call);
    const isPage = /^\/api\/v1\/escalation\/?$/.test(path);
    const fault = faults.strike(isPage ? 'pages' : 'reads');
    if (fault?.type === 'rateLimited')
      return send(response, throttled(fault.seconds), fault);
    if (fault?.type === 'serverError' && fault.committed === false)
      return send(response, refuse(500, ''), fault);
    return send(response, answerTo(call, isPage), fault);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pages: () => [...pages],
    calls: () => [...calls],
    misbehave: faults.add,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

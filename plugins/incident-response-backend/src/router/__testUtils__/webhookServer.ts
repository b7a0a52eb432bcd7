import { once } from 'node:events';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  MalformedAlertError,
  type AlertSource,
  type ReceivedAlert,
} from '@incident-response/backstage-plugin-incident-response-node';
import express from 'express';
import request from 'supertest';
import { createWebhookRouter, type WebhookDeps } from '../webhooks';

const received = (group: string): ReceivedAlert => ({
  eventKey: group,
  alert: {
    source: 'twin',
    group: group.slice(0, 100),
    startedAt: '2026-11-02T09:14:07.000Z',
    trigger: 'created',
    state: 'firing',
    title: group.slice(0, 100),
    severity: 'P1',
    severityReason: 'because',
    entityHints: [],
    labels: {},
    contacts: [],
  },
});

/** A sender of our own: the body is a JSON list of group names. */
const sender = (
  whenStoreFails: AlertSource['whenStoreFails'],
): AlertSource => ({
  id: 'twin',
  whenStoreFails,
  authenticate: ({ headers }) => headers.authorization === 'right',
  parse: ({ body }) => {
    let groups: unknown;
    try {
      groups = JSON.parse(body.toString());
    } catch {
      throw new MalformedAlertError('The body is not JSON.', 400);
    }
    if (!Array.isArray(groups)) {
      throw new MalformedAlertError('groups is missing.', 422);
    }
    return groups.map(String).map(received);
  },
});

export type Ingest = WebhookDeps['service']['ingest'];

/** A store that may be down, at the edge where the vendor's database would fail. */
export function storeThat(fails: (attempt: number) => boolean) {
  const state = { attempts: 0 };
  const ingest: Ingest = async (_, alert) => {
    state.attempts += 1;
    if (fails(state.attempts)) throw new Error('connection refused');
    return { type: 'opened', incidentId: `inc-${alert.alert.group}` };
  };
  return { ingest, state };
}

const servers: Server[] = [];
afterEach(() => {
  servers.splice(0).forEach(server => {
    server.closeAllConnections();
    server.close();
  });
});

export async function start(
  ingest: Ingest,
  options: Partial<WebhookDeps> & {
    whenStoreFails?: AlertSource['whenStoreFails'];
  } = {},
) {
  const counted: string[] = [];
  const hooks = createWebhookRouter({
    service: { ingest },
    sources: [sender(options.whenStoreFails ?? 'hold')],
    metrics: { alertIngested: (_, result) => counted.push(result) },
    logger: mockServices.logger.mock(),
    patience: { limit: 200, firstMs: 1, maxMs: 5 },
    ...options,
  });
  const app = express();
  app.use(hooks.router);
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const post = (body: string, authorization = 'right') =>
    request(url)
      .post('/webhooks/twin')
      .set('authorization', authorization)
      .set('content-type', 'application/json')
      .send(body);
  return { port, url, post, counted, close: hooks.close, server };
}

/** Sends as a client that can hang up; resolves with the status or the word for a lost connection. */
export function sendByHand(port: number) {
  const call = httpRequest({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/webhooks/twin',
    headers: { authorization: 'right' },
  });
  const answer = new Promise<number | 'lost'>(resolve => {
    call.on('response', res => resolve(res.statusCode ?? 0));
    call.on('error', () => resolve('lost'));
  });
  call.end('["a"]');
  return { answer, hangUp: () => call.destroy() };
}

export async function until(condition: () => boolean) {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 2));
}

import { randomBytes } from 'node:crypto';
import { openGroup, renderBody } from '@incident-response/twins';
import { Agent, request } from 'node:http';

export interface Sent {
  readonly status: number;
  readonly incidentId?: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

/** Sends a new alert group each time, with connections kept open. */
export interface AlertSender {
  send(): Promise<Sent>;
  close(): void;
}

const DEADLINE_MS = 60_000;
const RENDERING = {
  labels: 'dictionary',
  names: 'oncall',
  oncallUrl: 'https://oncall.example.org',
} as const;

function newBody(prefix: string, nth: number): string {
  const at = new Date().toISOString().replace('Z', '000Z');
  const alert = {
    title: `Error rate of checkout above 5 % (${nth})`,
    labels: { severity: 'critical', service: 'checkout', region: 'eu-1' },
    integration: 'Bench',
  };
  const group = openGroup(`I${prefix}${nth}`, alert, at);
  const event = { trigger: 'alert group created', at, user: null } as const;
  return JSON.stringify(renderBody(group, event, RENDERING));
}

function incidentIdOf(text: string): { incidentId?: string } {
  const id: unknown = text.startsWith('{') && JSON.parse(text).incidentId;
  return typeof id === 'string' ? { incidentId: id } : {};
}

export function createAlertSender(backendUrl: string): AlertSender {
  const url = new URL(
    `${backendUrl}/api/incident-response/webhooks/grafana-oncall`,
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const prefix = randomBytes(4).toString('hex').toUpperCase();
  let nth = 0;

  const send = () =>
    new Promise<Sent>(resolve => {
      nth += 1;
      const body = newBody(prefix, nth);
      const sentAt = Date.now();
      const outgoing = request(
        url,
        {
          agent,
          method: 'POST',
          timeout: DEADLINE_MS,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            authorization: 'demo-webhook-secret',
          },
        },
        response => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', chunk => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              sentAt,
              ...incidentIdOf(text),
            }),
          );
        },
      );
      // No answer counts as status 0.
      outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
      outgoing.on('error', () => resolve({ status: 0, sentAt }));
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
}

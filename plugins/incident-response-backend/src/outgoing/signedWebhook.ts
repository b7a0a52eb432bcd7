import { createHmac } from 'node:crypto';
import type { HttpAnswer, Post } from '../http/httpClient';
import type { DomainEvent } from './DomainEvent';

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly post: Post;
}

/** Tells the events of one commit; rejects where they did not arrive. */
export type Tell = (
  events: readonly DomainEvent[],
  signal: AbortSignal,
) => Promise<void>;

const DEADLINE_MS = 10_000;

/** HMAC-SHA256 over `<timestamp>.<body>`, hex: an old delivery cannot be sent again as a new one. */
export function signatureOf(
  secret: string,
  timestamp: string,
  body: string,
): string {
  const text = `${timestamp}.${body}`;
  return `v1=${createHmac('sha256', secret).update(text).digest('hex')}`;
}

function requireTaken({ status, body }: HttpAnswer): void {
  if (status >= 200 && status < 300) return;
  throw new Error(
    `The outgoing webhook answered ${status}${body ? `: ${body}` : '.'}`,
  );
}

/** One request a commit. The receiver tells repetitions by incident and sequence. */
export function createSignedWebhook(
  options: WebhookOptions,
  now: () => Date,
): Tell {
  return async (events, signal) => {
    const [first] = events;
    const body = JSON.stringify({ events });
    const timestamp = String(Math.floor(now().getTime() / 1_000));
    const answer = await options.post({
      url: options.url,
      deadlineMs: DEADLINE_MS,
      signal,
      body,
      headers: {
        'content-type': 'application/json',
        'x-incident-response-incident': first.incidentId,
        'x-incident-response-sequence': String(first.sequence),
        'x-incident-response-timestamp': timestamp,
        'x-incident-response-signature': signatureOf(
          options.secret,
          timestamp,
          body,
        ),
      },
    });
    requireTaken(answer);
  };
}

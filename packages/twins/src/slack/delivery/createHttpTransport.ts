import { createHmac } from 'node:crypto';
import { postOnce, type Posted } from '../../http/postOnce';
import type { TwinClock } from '../createTwinClock';
import { isJson, parseJson, type Json } from '../Json';
import type { SlackApp } from '../SlackApp';
import type { SlackTiming } from '../Timing';
import type { Attempt, DeliveryOutcome, Parcel, Transport } from './Delivery';

const FORM = 'application/x-www-form-urlencoded';

function bodyOf({ type, payload }: Parcel) {
  if (type === 'events_api')
    return { contentType: 'application/json', body: JSON.stringify(payload) };
  const form =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(
          Object.entries(payload).map(([key, value]) => [key, String(value)]),
        );
  return { contentType: FORM, body: new URLSearchParams(form).toString() };
}

const ofRetry = ({ number, reason }: Attempt): Record<string, string> =>
  number === 0
    ? {}
    : {
        'x-slack-retry-num': String(number),
        'x-slack-retry-reason':
          reason === 'timeout' ? 'http_timeout' : reason || 'http_error',
      };

/** `v0=…` over timestamp and raw body. */
export const signatureOf = (secret: string, timestamp: string, body: string) =>
  `v0=${createHmac('sha256', secret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex')}`;

/** A plain-text answer is a message's text. */
function payloadOf(body: string): Json {
  if (body === '') return {};
  const parsed = parseJson(body);
  return isJson(parsed) ? parsed : { text: body };
}

function outcomeOf(posted: Posted): DeliveryOutcome {
  switch (posted.type) {
    case 'answered':
      return posted.status >= 200 && posted.status < 300
        ? { type: 'acknowledged', payload: payloadOf(posted.body) }
        : { type: 'refused', status: posted.status };
    case 'timeout':
      return { type: 'timeout' };
    case 'connectionError':
      return { type: 'cutOff' };
    default: {
      const never: never = posted;
      return never;
    }
  }
}

/** Signed requests to the app's request URL. */
export function createHttpTransport(deps: {
  readonly url: string;
  readonly app: () => SlackApp;
  readonly clock: TwinClock;
  readonly timing: SlackTiming;
}): Transport {
  return async (parcel, attempt) => {
    const { contentType, body } = bodyOf(parcel);
    const timestamp = String(Math.floor(deps.clock.wall() / 1000));
    const { signingSecret } = deps.app();
    const posted = await postOnce({
      url: deps.url,
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signatureOf(signingSecret, timestamp, body),
        ...ofRetry(attempt),
      },
      body,
      timeoutMs: deps.timing.ackMs,
    });
    return outcomeOf(posted);
  };
}

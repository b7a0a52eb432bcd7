import { isValidSlackRequest, type Logger } from '@slack/bolt';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseJson } from '../../blocks/parseJson';
import type { Deliver } from './Delivery';

/** Slack sends far less. */
const MOST_BYTES = 1_000_000;
const BODY_MS = 3_000;

class TooLarge extends Error {}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new TooLarge();
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was sent: JSON, or a form that is it or holds it. */
function contentOf(type: string, body: string) {
  if (type.includes('application/json')) {
    const content = parseJson(body);
    return isRecord(content) ? content : undefined;
  }
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload === null) return Object.fromEntries(form);
  const content = parseJson(payload);
  return isRecord(content) ? content : undefined;
}

function send(response: ServerResponse, status: number, body?: unknown) {
  if (response.headersSent || response.destroyed) return;
  if (body === undefined || body === '') {
    response.writeHead(status).end();
    return;
  }
  const isText = typeof body === 'string';
  response
    .writeHead(status, {
      'content-type': isText ? 'text/plain' : 'application/json',
    })
    .end(isText ? body : JSON.stringify(body));
}

const header = (request: IncomingMessage, name: string) => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/** Requests of Slack, signed with one of the secrets and at most five minutes old. */
export function createHttpHandler(deps: {
  readonly signingSecrets: () => readonly string[];
  readonly logger: Logger;
  /** `undefined` while nobody listens. */
  readonly deliver: () => Deliver | undefined;
  /** Told of each request that bears a signature. */
  readonly onSigned: (isRight: boolean) => void;
  readonly onError: (sentence: string, error: unknown) => void;
}): (request: IncomingMessage, response: ServerResponse) => void {
  const isSigned = (request: IncomingMessage, body: string) => {
    const timestamp = header(request, 'x-slack-request-timestamp');
    const signature = header(request, 'x-slack-signature');
    if (!/^\d{1,12}$/.test(timestamp) || signature === '') return false;
    const isRight = deps.signingSecrets().some(signingSecret =>
      isValidSlackRequest({
        signingSecret,
        body,
        headers: {
          'x-slack-signature': signature,
          'x-slack-request-timestamp': Number(timestamp),
        },
        logger: deps.logger,
      }),
    );
    deps.onSigned(isRight);
    return isRight;
  };

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (request.method !== 'POST') {
      send(response, 405, 'Slack sends with POST.');
      return;
    }
    const body = await readBody(request);
    if (!isSigned(request, body)) {
      send(
        response,
        401,
        'The signature is not right, or the request is older than five minutes.',
      );
      return;
    }
    const content = contentOf(header(request, 'content-type'), body);
    if (!content) {
      send(response, 400, 'This is neither JSON nor a form of Slack.');
      return;
    }
    if (content.type === 'url_verification') {
      send(response, 200, { challenge: content.challenge });
      return;
    }
    if (content.ssl_check !== undefined) {
      send(response, 200);
      return;
    }
    const deliver = deps.deliver();
    if (!deliver) {
      send(response, 503, 'This replica does not listen to Slack yet.');
      return;
    }
    await deliver({
      body: content,
      ack: async answered => send(response, 200, answered),
      retryNum: Number(header(request, 'x-slack-retry-num')) || undefined,
      retryReason: header(request, 'x-slack-retry-reason') || undefined,
    });
    // Nobody took it: it is none of ours, and Slack need not send it again.
    send(response, 200);
  }

  return (request, response) => {
    const timer = setTimeout(() => {
      if (!request.complete) request.destroy();
    }, BODY_MS);
    answer(request, response)
      .catch(error => {
        if (error instanceof TooLarge) {
          send(response, 413, 'Slack sends less than a megabyte.');
          request.destroy();
          return;
        }
        deps.onError('What Slack sent could not be taken.', error);
        send(response, 500, 'It could not be taken; send it again.');
      })
      .finally(() => clearTimeout(timer));
  };
}

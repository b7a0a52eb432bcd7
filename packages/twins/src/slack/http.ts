import type { IncomingMessage, ServerResponse } from 'node:http';
import { isJson, parseJson, type Json } from './Json';

const LARGEST_BODY = 5_000_000;

/** The whole body, as text; an error where it is larger than anything Slack takes. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('The body is larger than 5 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Arguments of a form or a JSON body, those of the address included. */
export function readFields(request: IncomingMessage, body: string): Json {
  const { searchParams } = new URL(request.url ?? '/', 'http://twin');
  const query = Object.fromEntries(searchParams);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    const parsed = parseJson(body);
    return isJson(parsed) ? { ...query, ...parsed } : query;
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      ...headers,
    })
    .end(JSON.stringify(body));
}

export function sendText(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
) {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      ...headers,
    })
    .end(body);
}

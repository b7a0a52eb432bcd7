import { z } from 'zod';

/** What came back. `json` is `undefined` where the body is none. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
}

const DEADLINE_MS = 40_000;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One HTTP request with a deadline over headers and body. Any status is an answer. */
export async function request(
  url: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly deadlineMs?: number;
  } = {},
): Promise<Answer> {
  const { method = 'GET', headers, body, deadlineMs = DEADLINE_MS } = options;
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(deadlineMs),
  });
  const text = await response.text();
  return { status: response.status, text, json: parse(text) };
}

const errorSchema = z.object({ error: z.object({ message: z.string() }) });

/** The sentence of a Backstage error, or the body as it is. */
export function sentenceOf({ json, text, status }: Answer): string {
  const error = errorSchema.safeParse(json);
  return error.success
    ? error.data.error.message
    : `${status} ${text.slice(0, 300)}`;
}

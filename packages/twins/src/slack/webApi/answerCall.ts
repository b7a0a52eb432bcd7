import type { Json } from '../Json';
import type { Call, Method } from './Method';
import { checkScopes, checkToken } from './checkToken';
import type { Limits } from './createLimits';
import { METHODS } from './methods';
import { SlackError } from './SlackError';

/** What goes back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}

export const refusalOf = (error: string, extra: Json = {}): Answer => ({
  status: 200,
  headers: {},
  body: { ok: false, error, ...extra },
});

export const rateLimited = (seconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});

const scopeHeaders = (call: Call, needed: readonly string[]) => ({
  'x-oauth-scopes': call.platform.app().scopes.join(','),
  'x-accepted-oauth-scopes': needed.join(',').replaceAll('|', ','),
});

function run(method: Method, call: Call): Answer {
  const needed = method.scopes(call);
  checkScopes(call.platform.app(), needed);
  const result = method.run(call);
  return {
    status: 200,
    headers: scopeHeaders(call, needed),
    body: { ok: true, ...result },
  };
}

/** Token, limit, scopes, then the method itself. */
export function answerCall(
  name: string,
  token: string,
  call: Call,
  limits: Limits,
): Answer {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) return refusalOf('unknown_method', { req_method: name });
  try {
    checkToken(call.platform.app(), method, token);
    const wait = limits(name, method.limit, call.args.text('channel'));
    return wait > 0 ? rateLimited(wait) : run(method, call);
  } catch (error) {
    if (error instanceof SlackError) return refusalOf(error.code, error.extra);
    throw error;
  }
}

import type { SlackApp } from '../SlackApp';
import type { Method } from './Method';
import { SlackError } from './SlackError';

/** Refuses a call whose token is missing, unknown or of the other kind. */
export function checkToken(app: SlackApp, method: Method, token: string) {
  if (token === '') throw new SlackError('not_authed');
  const wanted = method.token === 'app' ? app.appToken : app.botToken;
  if (token === wanted) return;
  const known = token === app.appToken || token === app.botToken;
  throw new SlackError(known ? 'not_allowed_token_type' : 'invalid_auth');
}

/** Refuses a call whose token lacks a scope; `a|b` asks for either. */
export function checkScopes(app: SlackApp, needed: readonly string[]) {
  const missing = needed.find(
    one => !one.split('|').some(scope => app.scopes.includes(scope)),
  );
  if (missing === undefined) return;
  throw new SlackError('missing_scope', {
    needed: missing.replaceAll('|', ','),
    provided: app.scopes.join(','),
  });
}

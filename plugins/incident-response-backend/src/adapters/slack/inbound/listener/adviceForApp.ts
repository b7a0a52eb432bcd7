import { webApi } from '@slack/bolt';
import { TurnedAway } from './endsBeforeHello';

const APP_TOKEN =
  'Put the app-level token (xapp-…) with the scope connections:write into incidentResponse.slack.appToken.';

/** Errors about the token of the app. */
const ABOUT_TOKEN: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'token_revoked',
  'missing_scope',
  'account_inactive',
  'user_removed_from_team',
]);

/** A word of Slack, as it may stand in a sentence of ours. */
const wordOf = (said: string) => said.replace(/\s+/g, ' ').slice(0, 100);

/** Why a socket could not be opened, and what to do; without anything that is secret. */
export function adviceForApp(error: unknown): string {
  if (error instanceof TurnedAway)
    return error.reason === 'too_many_websockets'
      ? 'Slack allows ten sockets of one app, and so many are open (it said too_many_websockets). Run fewer replicas, or set incidentResponse.slack.sockets: 1; it is tried again by itself.'
      : `Slack turned a socket away (it said ${wordOf(
          error.reason,
        )}). It is tried again by itself.`;
  if (error instanceof webApi.WebAPIPlatformError) {
    const said = wordOf(error.data.error);
    return ABOUT_TOKEN.has(said)
      ? `Slack does not take the app token (it said ${said}). ${APP_TOKEN}`
      : `Slack opens no socket (it said ${said}). It is tried again by itself.`;
  }
  return `Slack's sockets cannot be reached. Check the way from this host to Slack; it is tried again by itself.`;
}

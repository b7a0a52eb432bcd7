import { webApi } from '@slack/bolt';

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

/** Why no socket could be opened, and what to do; without anything that is secret. */
export function adviceForApp(error: unknown): string {
  const heard =
    'Use the incident page until then: this replica does not hear what people do in Slack.';
  if (error instanceof webApi.WebAPIPlatformError) {
    const said = error.data.error.replace(/\s+/g, ' ').slice(0, 100);
    return ABOUT_TOKEN.has(said)
      ? `Slack does not take the app token (it said ${said}). ${APP_TOKEN} ${heard}`
      : `Slack opens no socket (it said ${said}). It is tried again by itself. ${heard}`;
  }
  return `Slack's sockets cannot be reached. Check the way from this host to Slack; it is tried again by itself. ${heard}`;
}

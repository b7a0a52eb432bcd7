const TOKEN =
  'Put the bot token of the installed app (xoxb-…) into incidentResponse.slack.botToken.';
const GONE =
  'The channel was deleted, or the app is no longer in it: invite the app there again.';
const ARCHIVED =
  'The channel is archived: unarchive it in Slack where it is still needed.';
const POLICY =
  'The workspace does not let the app do that: ask an administrator of Slack.';

/** What to do where Slack refuses, by its error. */
const ADVICE: Readonly<Record<string, string>> = {
  invalid_auth: TOKEN,
  not_authed: TOKEN,
  not_allowed_token_type: TOKEN,
  token_expired: TOKEN,
  token_revoked: `The token was revoked. Reinstall the app. ${TOKEN}`,
  account_inactive: `The app was removed from the workspace. Reinstall it. ${TOKEN}`,
  user_removed_from_team: `The app was removed from the workspace. Reinstall it. ${TOKEN}`,
  team_disabled: 'The workspace is disabled: ask an administrator of Slack.',
  is_archived: ARCHIVED,
  channel_not_found: GONE,
  not_in_channel: GONE,
  message_not_found: 'The message was deleted in Slack.',
  cant_update_message: 'The message is not of this app: was the app replaced?',
  cant_delete_message:
    'The workspace does not let the app delete its own messages: delete it by hand, or allow the app to.',
  compliance_exports_prevent_deletion:
    'The workspace keeps every message: the double cannot be deleted.',
  edit_window_closed:
    'The workspace lets nobody edit messages this old: allow the app to.',
  restricted_action: POLICY,
  cannot_create_channel: POLICY,
  user_is_restricted: POLICY,
  too_many_pins: 'The channel holds as many pins as Slack takes: remove some.',
  not_pinnable: 'Slack does not pin such a message.',
  name_taken: 'Another channel has this name: rename that one.',
  metadata_too_large: 'The marker of the message is too long for Slack.',
};

/** Errors after which the call was made and may have been done all the same. */
const UNSURE = new Set(['internal_error', 'fatal_error', 'request_timeout']);
/** Errors that say that nothing was done, now. */
const NOT_NOW = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'too_many_requests',
  'service_unavailable',
  'team_added_to_org',
  'accesslimited',
]);
/** Errors about the token, not about the call. */
const ABOUT_TOKEN = new Set([
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'token_expired',
  'token_revoked',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'missing_scope',
]);

export const isAboutToken = (code: string) => ABOUT_TOKEN.has(code);

/** What an error of Slack says of the call. */
export function failureOfCode(code: string) {
  // An answer that is no error of Slack came from something between.
  if (UNSURE.has(code) || !/^[a-z][a-z0-9_]{1,80}$/.test(code))
    return 'unknown' as const;
  return NOT_NOW.has(code) ? ('not-executed' as const) : ('rejected' as const);
}

/** One sentence or two: what to do. `needed`: the scope that Slack missed. */
export function adviceFor(code: string, needed?: string): string {
  if (code === 'missing_scope')
    return `The app lacks the scope ${
      needed ?? '(not told)'
    }: add it under "OAuth & Permissions" and reinstall the app.`;
  return (
    ADVICE[code] ??
    'Look it up in the documentation of the method; ask for another try once it is put right.'
  );
}

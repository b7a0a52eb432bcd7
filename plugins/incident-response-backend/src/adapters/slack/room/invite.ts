import type {
  InviteResult,
  Invitee,
  OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { SlackApi } from '../client/SlackApi';
import { errorsBeside, SlackRefusal } from '../client/toFailure';
import type { FindPeople } from '../people/findPeople';

/** As many as Slack takes in one call. */
const MOST_AT_ONCE = 100;

const FINE = new Set(['already_in_channel', 'cant_invite_self']);

const REASONS: Readonly<Record<string, string>> = {
  user_not_found: 'Slack knows no such account, or it is deactivated.',
  user_disabled: 'Their Slack account is deactivated.',
  cant_invite: 'Slack does not let the app invite them; invite them by hand.',
  user_is_restricted: 'They are a guest in Slack who may not be invited.',
  ura_max_channels:
    'They are a guest of a single channel and are in another one.',
  org_user_not_in_team: 'They are not in this workspace of the organisation.',
  invitee_cant_see_channel: 'Slack does not let them see the channel.',
  no_external_invite_permission:
    'Their Slack account belongs to another workspace.',
};

const reasonOf = (error: string) =>
  REASONS[error] ?? `Slack said ${error.slice(0, 100)}; invite them by hand.`;

/** Errors that are about single people even where Slack does not say whom. */
const isAboutPeople = (code: string) => FINE.has(code) || code in REASONS;

/** Slack user → why; without those who are in the channel anyhow. */
const reasonsOf = (errors: SlackRefusal['errors']) =>
  new Map(
    errors
      .filter(one => !FINE.has(one.error))
      .map(one => [one.user, reasonOf(one.error)]),
  );

/** Slack user → why they could not be invited; who is in the channel afterwards is not in it. */
async function inviteSome(
  api: SlackApi,
  channel: string,
  users: readonly string[],
  call: OutboundCall,
): Promise<ReadonlyMap<string, string>> {
  try {
    const answer = await api.write(
      call,
      {
        method: 'conversations.invite',
        what: `Inviting ${users.length} people into ${channel}`,
      },
      client =>
        client.conversations.invite({
          channel,
          users: users.join(','),
          // Else one wrong account keeps everybody out.
          force: true,
        }),
    );
    return reasonsOf(errorsBeside(answer));
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const { errors, code } = error;
    if (errors.length === 0 && !isAboutPeople(code)) throw error;
    return reasonsOf(
      errors.length > 0 ? errors : users.map(user => ({ user, error: code })),
    );
  }
}

/**
 * Invites everybody who is to be had; the others are named with a reason.
 *
 * @throws OutboundCallError where some could not be looked for now; who was found is invited by then
 */
export async function invite(
  deps: { readonly api: SlackApi; readonly findPeople: FindPeople },
  channel: string,
  people: readonly Invitee[],
  call: OutboundCall,
): Promise<InviteResult> {
  const { slackIds, failed, trouble } = await deps.findPeople(people, call);
  const users = [...new Set(slackIds.values())];
  const refused = new Map<string, string>();
  for (let from = 0; from < users.length; from += MOST_AT_ONCE) {
    const some = users.slice(from, from + MOST_AT_ONCE);
    const why = await inviteSome(deps.api, channel, some, call);
    why.forEach((reason, user) => refused.set(user, reason));
  }
  if (trouble) throw trouble;
  const answers = [...slackIds].map(([responder, user]) => ({
    responder,
    error: refused.get(user),
  }));
  return {
    invited: answers
      .filter(({ error }) => error === undefined)
      .map(({ responder }) => responder),
    failed: [
      ...failed,
      ...answers.flatMap(({ responder, error }) =>
        error === undefined ? [] : [{ responder, error }],
      ),
    ],
  };
}

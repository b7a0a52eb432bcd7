import {
  OutboundCallError,
  type ChatAccount,
} from '@incident-response/backstage-plugin-incident-response-node';
import { backgroundCall } from '../client/backgroundCall';
import type { SlackParts } from '../createSlackParts';
import { readMember } from '../people/SlackMember';

/** So long a name is believed where nothing is decided. */
const CACHED_MS = 60_000;
const MOST_CACHED = 10_000;
const PATIENCE_MS = 2_500;

/** Who wrote a message: an account, or a program that may have none. */
export interface Wrote {
  readonly user?: string;
  readonly botId?: string;
}

/** Accounts, as Slack vouches for them. */
export interface Accounts {
  /**
   * @param fresh - asks Slack now: an account may have been deactivated a moment ago
   * @throws OutboundCallError where Slack does not answer, or knows no such account
   */
  read(userId: string, fresh?: boolean): Promise<ChatAccount>;
  /** Our own bot; absent: not known now. */
  ownId(): Promise<string | undefined>;
  /** Whether our own app wrote it; no, as long as it is not known who we are. */
  isOwn(wrote: Wrote): Promise<boolean>;
}

export function createAccounts(
  parts: Pick<SlackParts, 'api' | 'identity' | 'isOurTeam' | 'now'>,
): Accounts {
  const { api, identity, isOurTeam, now } = parts;
  const known = new Map<
    string,
    { readonly at: number; readonly account: Promise<ChatAccount> }
  >();

  async function ask(userId: string): Promise<ChatAccount> {
    // Whose workspace is ours is known once our own is.
    const us = await identity();
    const { user } = await api.read(
      backgroundCall('slack/account', PATIENCE_MS),
      {
        method: 'users.info',
        what: `Asking Slack about the account ${userId}`,
      },
      client => client.users.info({ user: userId }),
    );
    const member = readMember(user, isOurTeam);
    if (!member)
      throw new OutboundCallError(
        `Slack did not say who the account ${userId} is.`,
        { failure: 'not-executed' },
      );
    const { kind: standing, email, name } = member;
    return {
      userId,
      teamId: member.teamId || us.teamId,
      standing,
      ...(name && { name }),
      ...(email && { email }),
    };
  }

  return {
    read(userId, fresh = false) {
      const found = known.get(userId);
      if (!fresh && found && now() - found.at < CACHED_MS) return found.account;
      if (known.size >= MOST_CACHED) known.clear();
      const account = ask(userId);
      known.set(userId, { at: now(), account });
      // What failed is asked again.
      account.catch(() => {
        if (known.get(userId)?.account === account) known.delete(userId);
      });
      return account;
    },
    ownId: () =>
      identity().then(
        ({ botUserId }) => botUserId,
        () => undefined,
      ),
    isOwn: async ({ user, botId }) => {
      const own = await identity().catch(() => undefined);
      return user === undefined
        ? botId !== undefined && botId === own?.botId
        : user === own?.botUserId;
    },
  };
}

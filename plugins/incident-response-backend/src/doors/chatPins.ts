import type { ChatAccount } from '@incident-response/backstage-plugin-incident-response-node';
import type { StateStore } from '../stores/StateStore';

type Account = Pick<ChatAccount, 'teamId' | 'userId'>;

/** Who an account of the chat was first; it stays so until somebody lets go of it. */
export interface ChatPins {
  /** Whether the account is this user: it is who comes first, and whoever it was before. */
  pin(account: Account, entityRef: string): Promise<boolean>;
  /**
   * Lets the next match be pinned anew; answers who it was.
   *
   * @throws Error where it was changed at the same moment
   */
  forget(account: Account): Promise<string | undefined>;
  /** Removes what is pinned to any of these users, and of any of these accounts (`slack:T…/U…` or `U…`). */
  forgetPerson(ids: readonly string[]): Promise<void>;
}

const PLACE = 'chat-identity/slack/';

const nameOf = ({ teamId, userId }: Account) => `${PLACE}${teamId}/${userId}`;

/** The names under which an account may stand among those to be forgotten. */
function accountsIn(name: string): readonly string[] {
  const account = name.slice(PLACE.length);
  return [`slack:${account}`, account.slice(account.indexOf('/') + 1)];
}

export function createChatPins(states: StateStore): ChatPins {
  return {
    async pin(account, entityRef) {
      const name = nameOf(account);
      const before = await states.read(name);
      if (!before?.state) {
        const isOurs = await states.write(
          name,
          before?.version ?? 0,
          entityRef,
        );
        if (isOurs) return true;
      }
      const now = before?.state ? before : await states.read(name);
      return now?.state === entityRef;
    },
    async forget(account) {
      const name = nameOf(account);
      const before = await states.read(name);
      if (!before?.state) return undefined;
      if (await states.write(name, before.version, '')) return before.state;
      throw new Error(
        `Who ${account.userId} is, was changed at the same moment. Try again.`,
      );
    },
    async forgetPerson(ids) {
      const gone = new Set(ids);
      for (const { name, state } of await states.named(PLACE))
        if ([state, ...accountsIn(name)].some(id => gone.has(id)))
          await states.remove(name);
    },
  };
}

import {
  chatOnlyRef,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ChatAccount } from '@incident-response/backstage-plugin-incident-response-node';
import type { ChatIdentities, ChatIdentity } from './createChatIdentities';
import { Refused } from './Refused';
import { whyNotThem } from './whyNotThem';

type Seen = Pick<ChatAccount, 'userId' | 'teamId' | 'email'>;

/** Accounts of the chat as the ledger names people. */
export interface Visitors {
  /** Who asks for something. @throws Refused */
  asking(account: ChatAccount): Promise<Person>;
  /** Somebody in the catalog who is spoken of. @throws Refused */
  named(account: ChatAccount): Promise<string>;
  /** Somebody who was seen; in doubt they are named by their account alone. */
  seen(account: Seen): Promise<Person>;
}

export function createVisitors(
  identities: Pick<ChatIdentities, 'find'>,
): Visitors {
  const personFor = (
    { userId, teamId }: Seen,
    identity: ChatIdentity,
  ): Person => ({
    kind: 'person',
    entityRef:
      identity.type === 'known'
        ? identity.entityRef
        : chatOnlyRef(teamId, userId),
    door: 'slack',
    chat: { userId, teamId },
  });

  return {
    async asking(account) {
      const why = whyNotThem(account);
      if (why) throw new Refused('forbidden', why);
      const identity = await identities.find(account);
      if (identity.type === 'doubtful')
        throw new Refused('forbidden', identity.sentence);
      return personFor(account, identity);
    },
    async named(account) {
      const identity = await identities.find(account);
      if (identity.type === 'doubtful')
        throw new Refused('invalid', identity.sentence);
      if (identity.type === 'known') return identity.entityRef;
      const name = account.name ?? account.userId;
      throw new Refused(
        'invalid',
        `The catalog does not know ${name}. Name their User entity, as user:default/ada, or have the annotation slack.com/user-id put on it.`,
      );
    },
    seen: async account =>
      personFor(
        account,
        await identities.find({ ...account, standing: 'member' }),
      ),
  };
}

import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ChatAccount } from '@incident-response/backstage-plugin-incident-response-node';
import {
  createCatalogReader,
  type CatalogServices,
} from '../ownership/catalogReader';
import { emailOf } from '../ownership/entityFacts';
import { isTrusted } from '../ownership/isTrustedLocation';
import type { ChatPins } from './chatPins';

/** Of a User entity: which account of Slack is theirs. */
export const SLACK_ANNOTATION = 'slack.com/user-id';

/** Who an account is in the catalog. */
export type ChatIdentity =
  | { readonly type: 'known'; readonly entityRef: string }
  /** The catalog knows nobody with it. */
  | { readonly type: 'unknown' }
  /** It cannot be told who it is, and nothing may be decided. */
  | { readonly type: 'doubtful'; readonly sentence: string };

export interface ChatIdentities {
  /** @throws OutboundCallError where the catalog does not answer */
  find(account: ChatAccount): Promise<ChatIdentity>;
  /** Lets the next match be pinned anew; answers who it was. Other replicas follow within a minute. */
  forget(
    account: Pick<ChatAccount, 'teamId' | 'userId'>,
  ): Promise<string | undefined>;
  /** Leaves nothing of these users and accounts. */
  forgetPerson(ids: readonly string[]): Promise<void>;
}

const PATIENCE_MS = 2_000;
const FRESH_MS = 60_000;
const MOST = 10_000;

const keyOf = ({ teamId, userId }: Pick<ChatAccount, 'teamId' | 'userId'>) =>
  `${teamId}/${userId}`;

const annotationOf = (user: Entity) =>
  user.metadata.annotations?.[SLACK_ANNOTATION]?.trim();

const doubtful = (sentence: string): ChatIdentity => ({
  type: 'doubtful',
  sentence,
});

/**
 * Which user of the catalog an account of Slack is: by annotation, else by e-mail, of users from trusted
 * places only. Who it was first is pinned: another match later decides nothing.
 */
export function createChatIdentities(
  deps: CatalogServices & {
    readonly trustedLocations: readonly string[];
    readonly pins: ChatPins;
    /** Milliseconds that never go back. */
    readonly monotonic: () => number;
  },
): ChatIdentities {
  const { trustedLocations, pins, monotonic } = deps;
  const known = new Map<
    string,
    { readonly at: number; readonly identity: ChatIdentity }
  >();

  async function matching(filter: Record<string, string>) {
    const call = {
      key: 'chat/identity',
      signal: AbortSignal.timeout(PATIENCE_MS),
      begin: () => {},
    };
    const users = await createCatalogReader(deps, call).matching({
      kind: 'User',
      ...filter,
    });
    return users.filter(user => isTrusted(user, trustedLocations));
  }

  async function inCatalog({
    userId,
    email,
  }: ChatAccount): Promise<ChatIdentity> {
    const annotated = (
      await matching({ [`metadata.annotations.${SLACK_ANNOTATION}`]: userId })
    ).filter(user => annotationOf(user) === userId);
    if (annotated.length > 1)
      return doubtful(
        `Several users of the catalog have the annotation ${SLACK_ANNOTATION} with your account. Have it taken from all but you.`,
      );
    if (annotated.length === 1)
      return { type: 'known', entityRef: stringifyEntityRef(annotated[0]) };
    const address = email?.trim().toLowerCase();
    if (!address) return { type: 'unknown' };
    const users = (await matching({ 'spec.profile.email': address })).filter(
      user => emailOf(user) === address,
    );
    if (users.length === 0) return { type: 'unknown' };
    if (users.length > 1)
      return doubtful(
        `Several users of the catalog have your e-mail. Have the annotation ${SLACK_ANNOTATION} put on yours.`,
      );
    return annotationOf(users[0]) === undefined
      ? { type: 'known', entityRef: stringifyEntityRef(users[0]) }
      : doubtful(
          `The user of the catalog with your e-mail has the annotation ${SLACK_ANNOTATION} of another account. Have it corrected.`,
        );
  }

  /** The first match stays; whoever comes second with another one is not believed. */
  async function pinned(
    account: ChatAccount,
    entityRef: string,
  ): Promise<ChatIdentity> {
    return (await pins.pin(account, entityRef))
      ? { type: 'known', entityRef }
      : doubtful(
          'The catalog leads from your Slack account to another user than before. Whoever administers incident response has to let it be taken anew.',
        );
  }

  async function ask(account: ChatAccount): Promise<ChatIdentity> {
    const found = await inCatalog(account);
    return found.type === 'known' ? pinned(account, found.entityRef) : found;
  }

  return {
    async find(account) {
      const name = keyOf(account);
      const before = known.get(name);
      if (before && monotonic() - before.at < FRESH_MS) return before.identity;
      const at = monotonic();
      const identity = await ask(account);
      if (known.size >= MOST) known.clear();
      known.set(name, { at, identity });
      return identity;
    },
    async forget(account) {
      const before = await pins.forget(account);
      known.delete(keyOf(account));
      return before;
    },
    async forgetPerson(ids) {
      await pins.forgetPerson(ids);
      known.clear();
    },
  };
}

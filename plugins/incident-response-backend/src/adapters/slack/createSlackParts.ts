import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import { paceClock, type PaceClock } from './client/createPace';
import { SCOPES } from './client/scopes';
import {
  createSlackApi,
  type SlackApi,
  type SlackApiOptions,
} from './client/SlackApi';
import {
  createStanding,
  type SlackIdentity,
  type StandingCheck,
} from './client/Standing';
import { createDirectory, type Directory } from './people/Directory';
import {
  createFindPeople,
  type FindPeople,
  type KnownAnnotations,
  type ReadIdentities,
} from './people/findPeople';

/** What both ways, out and in, have in common. */
export interface SlackParts extends PaceClock {
  readonly api: SlackApi;
  readonly standing: StandingCheck;
  readonly directory: Directory;
  readonly findPeople: FindPeople;
  /** Whether the people of this workspace are ours. */
  readonly isOurTeam: (teamId: string) => boolean;
  /** @throws OutboundCallError where Slack does not take our token */
  readonly identity: () => Promise<SlackIdentity>;
}

export interface SlackPartsOptions
  extends Omit<SlackApiOptions, 'onTokenRefused'> {
  /** Workspaces that are ours; empty: the one of the token. */
  readonly teamIds?: readonly string[];
  readonly readIdentities: ReadIdentities;
  readonly knownAnnotations?: KnownAnnotations;
  readonly clock?: PaceClock;
  /** Stands between us and every request, for example to count them. */
  readonly around?: (api: SlackApi) => SlackApi;
  /** Users in one request of the directory. */
  readonly pageSize?: number;
  /** For the log: each word of Slack that it does not take our token. */
  readonly onRefused: (sentence: string) => void;
  readonly onError: (sentence: string, error: unknown) => void;
}

export function createSlackParts(options: SlackPartsOptions): SlackParts {
  const { clock = paceClock, teamIds = [], readIdentities } = options;
  const { around = (own: SlackApi) => own } = options;
  let ourTeam: string | undefined;
  let forget = () => {};
  const api = around(
    createSlackApi({
      ...options,
      onTokenRefused: () => forget(),
    }),
  );
  const standing = createStanding({
    ...options,
    api,
    teamIds,
    scopes: Object.keys(SCOPES),
    now: clock.now,
  });
  forget = standing.forget;
  const isOurTeam = (teamId: string) =>
    teamIds.length > 0
      ? teamIds.includes(teamId)
      : ourTeam === undefined || teamId === ourTeam;
  const directory = createDirectory({
    ...options,
    api,
    now: clock.now,
    isOurTeam,
  });
  async function identity(): Promise<SlackIdentity> {
    const known = await standing.check();
    if (known.type === 'refused')
      throw new OutboundCallError(known.sentence, { failure: 'rejected' });
    ourTeam = known.identity.teamId;
    return known.identity;
  }
  const known: Directory = {
    ...directory,
    // Who is a stranger is known once our own workspace is.
    load: async () => {
      await identity().catch(() => undefined);
      await directory.load();
    },
  };
  return {
    ...clock,
    api,
    standing,
    isOurTeam,
    directory: known,
    findPeople: createFindPeople({
      directory: known,
      readIdentities,
      knownAnnotations: options.knownAnnotations,
    }),
    identity,
  };
}

import type { TwinClock } from './createTwinClock';
import type { Json } from './Json';
import type { SlackApp } from './SlackApp';
import type { Channel } from './world/Channel';
import type { World } from './world/createWorld';

/** What every part of the twin works on. */
export interface Platform {
  readonly world: World;
  readonly clock: TwinClock;
  /** As configured at this moment. */
  readonly app: () => SlackApp;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  /** Where the twin is reached, without a slash at the end. */
  readonly url: () => string;
  /** Tells the app of an event, if it may hear of it. */
  readonly tell: (event: Json, about?: Channel) => void;
}

/** The workspace's id: its app's bot is a member of it. */
export const teamOf = ({ world, app }: Platform): string =>
  world.users.get(app().botUserId)?.teamId ?? '';

/** Who stands behind an app's message, for message objects. */
export const authorsOf = (platform: Platform) => {
  const { appId, name, botId } = platform.app();
  return { appId, appName: name, botId, teamId: teamOf(platform) };
};

/** Address of a message for a person. */
export const permalinkOf = (platform: Platform, channel: string, ts: string) =>
  `${platform.url()}/archives/${channel}/p${ts.replace('.', '')}`;

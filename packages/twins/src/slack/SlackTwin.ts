import type { SlackControl } from './control/SlackControl';
import type { TwinClock } from './createTwinClock';
import type { SlackApp } from './SlackApp';
import type { SlackTiming } from './Timing';
import type { SlackLimits } from './webApi/createLimits';
import type { Usergroup } from './world/createWorld';
import type { SlackUser } from './world/User';

/**
 * How a Slack twin starts; everything has a default.
 *
 * @public
 */
export interface SlackTwinOptions {
  /** Default: any free one. */
  readonly port?: number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** Keeps everything there, so that a restart loses nothing. Default: memory only. */
  readonly stateFile?: string;
  /** Default: {@link demoPeople}. Not read where there is a state file with people in it. */
  readonly users?: readonly SlackUser[];
  readonly usergroups?: readonly Usergroup[];
  /** What differs from an app with every scope, every event and `/incident-response`. */
  readonly app?: Partial<SlackApp>;
  /** Signed HTTP goes there. Default: Socket Mode. */
  readonly requestUrl?: string;
  /** Default: `slack`. */
  readonly limits?: SlackLimits;
  /** What differs from Slack's durations. */
  readonly timing?: Partial<SlackTiming>;
  /** Default: the machine's clock, which jumps where it is asked to. */
  readonly clock?: TwinClock;
  /** Chooses the socket of each envelope; from 0 to 1, 1 excluded. Default: `Math.random`. */
  readonly random?: () => number;
}

/**
 * A running Slack twin.
 *
 * @public
 */
export interface SlackTwin {
  /** Where people look at it, without a slash at the end. */
  readonly url: string;
  /** What clients take as `slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly appId: string;
  readonly botUserId: string;
  /** Workspace id. */
  readonly teamId: string;
  readonly control: SlackControl;
  readonly clock: TwinClock;
  /** Cuts every connection and, with a state file, keeps the state. */
  stop(): Promise<void>;
}

import type { TwinClock } from './createTwinClock';
import type { Deliveries } from './delivery/createDeliveries';
import { createEvents } from './delivery/createEvents';
import type { Platform } from './Platform';
import type { SlackApp } from './SlackApp';
import type { SlackTwinOptions } from './SlackTwin';
import { createWorld } from './world/createWorld';
import { readState } from './world/keepState';
import { demoPeople } from './world/people';
import { seedWorld } from './world/seedWorld';

/** The world as it was kept, or on its first day, and how the app hears of it. */
export function createPlatform(
  options: SlackTwinOptions,
  parts: {
    readonly clock: TwinClock;
    readonly random: () => number;
    readonly settings: { readonly app: () => SlackApp };
    readonly deliveries: Deliveries;
  },
  url: () => string,
): Platform {
  const { clock, random, settings, deliveries } = parts;
  const snapshot =
    readState(options.stateFile) ??
    seedWorld(
      settings.app(),
      options.users ?? demoPeople,
      options.usergroups ?? [],
    );
  const world = createWorld(snapshot, clock.now);
  const tell = createEvents({
    world,
    app: settings.app,
    deliveries: () => deliveries,
  });
  return { world, clock, app: settings.app, random, url, tell };
}

import { connectSlackTwin } from './control/connectSlackTwin';
import { serveControl } from './control/serveControl';
import { createTwinClock } from './createTwinClock';
import { createPlatform } from './createPlatform';
import { createDeliveries } from './delivery/createDeliveries';
import { createHttpTransport } from './delivery/createHttpTransport';
import { createSockets } from './delivery/createSockets';
import { createSlackFaults } from './faults/Faults';
import { createResponseUrls } from './interactions/createResponseUrls';
import { createTriggers } from './interactions/createTriggers';
import { serveResponseUrl } from './interactions/serveResponseUrl';
import { listen } from './listen';
import { servePage } from './page/servePage';
import { teamOf } from './Platform';
import { createSettings } from './settings';
import type { SlackTwin, SlackTwinOptions } from './SlackTwin';
import { SLACK_TIMING } from './Timing';
import { createLimits } from './webApi/createLimits';
import { createCalls } from './webApi/RecordedCall';
import { serveWebApi } from './webApi/serveWebApi';
import { keepState } from './world/keepState';

function createParts(options: SlackTwinOptions) {
  const clock = options.clock ?? createTwinClock();
  const timing = { ...SLACK_TIMING, ...options.timing };
  const settings = createSettings(options);
  const { app } = settings;
  const random = options.random ?? Math.random;
  const faults = createSlackFaults();
  const sockets = createSockets({ clock, timing, random, app });
  const deliveries = createDeliveries({
    transport() {
      const url = settings.requestUrl();
      return url
        ? createHttpTransport({ url, app, clock, timing })
        : sockets.send;
    },
    clock,
    timing,
    faults,
  });
  const triggers = createTriggers(clock, timing.triggerMs);
  const urls = createResponseUrls(clock, timing);
  return {
    clock,
    settings,
    random,
    faults,
    sockets,
    deliveries,
    triggers,
    urls,
    calls: createCalls(),
    limits: createLimits(clock.now, settings.limits),
  };
}

/**
 * Starts a local Slack: web API, Socket Mode or signed HTTP, a page for people and a control API,
 * all at one loopback address.
 *
 * @public
 */
export async function startSlackTwin(
  options: SlackTwinOptions = {},
): Promise<SlackTwin> {
  const parts = createParts(options);
  const { clock, settings, sockets, deliveries, triggers, urls } = parts;
  let url = '';
  const platform = createPlatform(options, parts, () => url);
  const desk = { platform, triggers, urls, deliveries };
  const stopKeeping = keepState(platform.world, options.stateFile);
  const page = servePage(platform);
  const respond = serveResponseUrl({ ...parts, platform });
  const lastOf = (path: string) => path.split('/').pop() ?? '';
  const server = await listen(
    {
      '/api/': serveWebApi({ ...parts, platform }),
      '/actions/': (request, response, rest) =>
        respond(request, response, lastOf(rest)),
      '/commands/': (request, response, rest) =>
        respond(request, response, lastOf(rest)),
      '/control/': serveControl({
        ...parts,
        desk,
        configure: settings.change,
      }),
      '/': page.serve,
    },
    sockets,
    { host: options.host ?? '127.0.0.1', port: options.port ?? 0 },
  );
  url = server.url;
  let stopped: Promise<void> | undefined;
  async function stop() {
    page.close();
    sockets.close();
    clock.stop();
    await server.close();
    stopKeeping();
  }
  const app = settings.app();
  return {
    url,
    apiUrl: `${url}/api/`,
    botToken: app.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    appId: app.appId,
    botUserId: app.botUserId,
    teamId: teamOf(platform),
    control: connectSlackTwin(url),
    clock,
    stop: () => (stopped ??= stop()),
  };
}

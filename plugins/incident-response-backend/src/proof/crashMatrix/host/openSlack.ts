import type {
  Chat,
  ChatDoor,
} from '@incident-response/backstage-plugin-incident-response-node';
import { connectSlackTwin } from '@incident-response/twins';
import type { createBuiltinChat } from '../../../adapters/builtin';
import {
  createSlackChat,
  createSlackListener,
  createSlackParts,
} from '../../../adapters/slack';
import {
  slackLanes,
  type LanesOf,
} from '../../../adapters/slack/client/limits';
import type { SlackApi } from '../../../adapters/slack/client/SlackApi';
import { systemClock } from '../../../engine/Clock';
import { createStandInChat } from '../../../modules/createStandInChat';
import type { How, Job } from '../Job';
import { timingFor } from '../protocol';
import { faultsOf } from '../slack/misbehave';
import { ANNOUNCEMENTS } from '../slack/workspace';
import type { Tap } from './createTap';
import { callName } from './pointNames';
import { tapDeliver, tapDoor } from './tapInbound';

const BOT_TOKEN = 'xoxb-twin-bot-token';
const APP_TOKEN = 'xapp-1-A0INCIDENT-twin-app-token';
/** What the rest of the protocol is scaled by. */
const SCALE = 0.01;

/** Slack's own limits, as much faster as the rest. */
const lanesAt =
  (pace: number): LanesOf =>
  request =>
    slackLanes(request).map(({ key, window: { most, withinMs } }) => ({
      key,
      window: { most, withinMs: withinMs * SCALE * pace },
    }));

/** So long a request needs at most to be on its way. */
const UNDER_WAY_MS = 50;

/** Every request is a point; what Slack does wrong, it does with that one request. */
function tapApi(api: SlackApi, tap: Tap, url: string, pace: number): SlackApi {
  const control = connectSlackTwin(url);
  /** Methods that others have to wait for, until the one that is to go wrong is under way. */
  const held = new Map<string, Promise<void>>();
  async function misbehave(how: How, method: string): Promise<void> {
    const ordered = control.misbehave(...faultsOf(how, method, pace));
    held.set(
      method,
      ordered.then(() => systemClock.sleep(UNDER_WAY_MS)),
    );
    await ordered;
  }
  const tapped =
    (run: SlackApi['write']): SlackApi['write'] =>
    (call, ask, send) =>
      run(call, ask, client => {
        let goesWrong = false;
        return tap({
          kind: 'request',
          names: [`slack:${ask.method}:${callName(call)}`],
          work: async () => {
            if (!goesWrong) await held.get(ask.method);
            return send(client);
          },
          misbehave: how => {
            goesWrong = true;
            return misbehave(how, ask.method);
          },
        });
      });
  return { write: tapped(api.write), read: tapped(api.read) };
}

export interface OpenedSlack {
  readonly chat: Chat;
  /** Hears what people do in Slack, over a socket, until it is stopped. */
  listen(door: ChatDoor): Promise<() => Promise<void>>;
}

/** The real chat adapter in a Slack, and the way in from it, as a backend puts them together. */
export function openSlack(
  { pace }: Pick<Job, 'pace'>,
  url: string,
  tap: Tap,
  deps: {
    readonly standIn: ReturnType<typeof createBuiltinChat>;
    readonly tell: (message: string, error?: unknown) => void;
  },
): OpenedSlack {
  const { callDeadlineMs } = timingFor({ pace });
  const parts = createSlackParts({
    botToken: () => BOT_TOKEN,
    apiUrl: `${url}/api/`,
    timeoutMs: callDeadlineMs,
    lanes: lanesAt(pace),
    around: api => tapApi(api, tap, url, pace),
    readIdentities: async () => new Map(),
    onRefused: deps.tell,
    onError: deps.tell,
  });
  void parts.directory.load();
  const chat = createStandInChat({
    chat: createSlackChat(parts, {
      announceChannel: ANNOUNCEMENTS,
      looksAfterMs: [0, 10 * pace, 20 * pace],
      hiddenForMs: 60_000 * SCALE * pace,
    }),
    standIn: deps.standIn,
    isUsable: () =>
      parts.standing.check().then(
        ({ type }) => type === 'good',
        () => true,
      ),
    isStandInRoom: roomId => roomId.startsWith('room-'),
    announces: true,
  });
  const listener = createSlackListener(parts, {
    mode: 'socket',
    appToken: () => APP_TOKEN,
    sockets: 1,
    command: '/incident-response',
    decisions: 'allow',
    pageUrl: id => `http://localhost:3000/incidents/${id}`,
    apiUrl: `${url}/api/`,
    onError: deps.tell,
    pace: 0.1 * pace,
    around: tapDeliver(tap),
  });
  return {
    chat,
    async listen(door) {
      await listener.start(new AbortController().signal, tapDoor(door, tap));
      return () => listener.stop();
    },
  };
}

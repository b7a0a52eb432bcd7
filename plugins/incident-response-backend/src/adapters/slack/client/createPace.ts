import { setTimeout as timeout } from 'node:timers/promises';
import {
  OutboundCallError,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Lane } from './limits';

/** More than fifty incidents at once ever have to say. */
const MOST_WAITING = 1_000;

/** Lets calls go as fast as Slack takes them, in the order they came. */
export interface Pace {
  /**
   * Resolves when it is the call's turn.
   *
   * @throws OutboundCallError `not-executed` where its turn comes after its deadline; it says when
   */
  turn(lane: Lane, call: OutboundCall): Promise<void>;
  /** Slack asked for a pause of one lane, in milliseconds; the others go on. */
  pause(lane: Lane, ms: number): void;
}

export interface PaceClock {
  /** Monotonic milliseconds. */
  now(): number;
  /** Resolves early where the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const paceClock: PaceClock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    timeout(ms, undefined, { signal, ref: false }).catch(() => undefined),
};

interface LaneState {
  /** When calls went or will go, oldest first. */
  turns: number[];
  pausedUntil: number;
  waiting: number;
}

function tooLate({ key }: Lane, ms: number): OutboundCallError {
  return new OutboundCallError(
    `Slack takes no more calls of ${key.split(':')[0]} for ${Math.ceil(
      ms / 1_000,
    )} s. Nothing was sent; it is tried again by itself.`,
    { failure: 'not-executed', retryAfterMs: Math.max(1, Math.ceil(ms)) },
  );
}

/** The turn of a call that comes now; it is taken. */
function takeTurn(state: LaneState, { window }: Lane, now: number): number {
  state.turns = state.turns.filter(at => at > now - window.withinMs);
  const before = state.turns[state.turns.length - window.most];
  const free = before === undefined ? now : before + window.withinMs;
  const at = Math.max(now, free, state.pausedUntil);
  state.turns.push(at);
  return at;
}

function giveBack(state: LaneState, at: number): void {
  const index = state.turns.indexOf(at);
  if (index >= 0) state.turns.splice(index, 1);
}

export function createPace(clock: PaceClock = paceClock): Pace {
  const lanes = new Map<string, LaneState>();

  function stateOf({ key }: Lane): LaneState {
    const known = lanes.get(key);
    if (known) return known;
    const now = clock.now();
    // Rooms come and go: what nothing waits for and nothing counts in is forgotten.
    for (const [other, { turns, waiting, pausedUntil }] of lanes)
      if (
        waiting === 0 &&
        pausedUntil < now &&
        (turns.at(-1) ?? 0) < now - 120_000
      )
        lanes.delete(other);
    const state = { turns: [], pausedUntil: 0, waiting: 0 };
    lanes.set(key, state);
    return state;
  }

  async function wait(lane: Lane, state: LaneState, call: OutboundCall) {
    const came = clock.now();
    const last = came + (call.deadlineMs ?? Infinity);
    const at = takeTurn(state, lane, came);
    for (;;) {
      const now = clock.now();
      const goes = Math.max(at, state.pausedUntil);
      if (call.signal.aborted || (goes > now && goes >= last)) {
        giveBack(state, at);
        throw tooLate(lane, goes - now);
      }
      if (goes <= now) return;
      await clock.sleep(goes - now, call.signal);
    }
  }

  return {
    turn: async (lane, call) => {
      const state = stateOf(lane);
      if (state.waiting >= MOST_WAITING)
        throw tooLate(lane, lane.window.withinMs);
      state.waiting += 1;
      try {
        await wait(lane, state, call);
      } finally {
        state.waiting -= 1;
      }
    },
    pause: (lane, ms) => {
      const state = stateOf(lane);
      state.pausedUntil = Math.max(state.pausedUntil, clock.now() + ms);
    },
  };
}

/** What the receiver does not take, incident by incident. */
export interface Troubles {
  /** One more try that failed; says when to try again, in epoch milliseconds. */
  note(incidentId: string, seq: number, reason: string): number;
  notBefore(incidentId: string): number | undefined;
  clear(incidentId: string): void;
  /** For strangers: names neither incidents nor the receiver. */
  problems(): readonly string[];
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** One failure may be a hiccup. */
const TELL_AT = 3;

interface Trouble {
  readonly since: number;
  readonly seq: number;
  readonly tries: number;
  readonly notBefore: number;
}

/** Remembers what was tried in vain. Nothing is ever given up: it is tried again, with growing pauses. */
export function createTroubles(deps: {
  readonly now: () => number;
  readonly onError: (sentence: string) => void;
}): Troubles {
  const known = new Map<string, Trouble>();

  return {
    note: (incidentId, seq, reason) => {
      const now = deps.now();
      const before = known.get(incidentId);
      const tries = (before?.seq === seq ? before.tries : 0) + 1;
      // Beyond it the pause is the longest anyway, and the number stays one.
      const pause = FIRST_PAUSE_MS * 2 ** Math.min(tries, 20);
      const notBefore = now + Math.min(LONGEST_PAUSE_MS, pause);
      known.set(incidentId, {
        since: before?.since ?? now,
        seq,
        tries,
        notBefore,
      });
      if (tries === TELL_AT)
        deps.onError(
          `Commit ${seq} of ${incidentId} was not taken by the outgoing webhook in ${tries} tries: ${reason} It and the later ones of the incident are sent until they are taken; the receiver must answer with a 2xx.`,
        );
      return notBefore;
    },
    notBefore: incidentId => known.get(incidentId)?.notBefore,
    clear: incidentId => void known.delete(incidentId),
    problems: () => {
      const lasting = [...known.values()].filter(t => t.tries >= TELL_AT);
      if (lasting.length === 0) return [];
      const since = Math.min(...lasting.map(t => t.since));
      const minutes = Math.floor((deps.now() - since) / 60_000);
      return [
        `The outgoing webhook has not taken events of ${lasting.length} incident(s), the oldest for ${minutes} min; they are sent until it does. The log says why.`,
      ];
    },
  };
}

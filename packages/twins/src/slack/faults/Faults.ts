/**
 * What the Slack twin is asked to do wrong. `method` is a method's name, or its beginning with `*`
 * at the end (`chat.*`); without it, any method. `times` counts down, then the twin behaves again;
 * without it, once, except for `latency`, which stays until it is cleared.
 *
 * - `latency`: answers `ms` later.
 * - `rateLimited`: 429 with `Retry-After`, nothing is done.
 * - `serverError`: the status (500), after doing it or, with `committed: false`, instead.
 * - `replyLost`: does it, then the connection breaks.
 * - `commitsLate`: the connection breaks at once, and `afterMs` later it is done all the same.
 * - `hidden`: does it; what was made is missing from lists and histories for `ms`.
 * - `stall`: does it, then never ends: before the headers, or amid the body. The method `response_url`
 *   stands for response URLs; there it does nothing and never answers.
 * - `refused`: answers the error, nothing is done.
 * - `duplicateEnvelope`: the next deliveries to the app come twice at once.
 * - `envelopeLost`: the next deliveries never arrive.
 *
 * @public
 */
export type SlackFault =
  | (OnMethod & { readonly type: 'latency'; readonly ms: number })
  | (OnMethod & { readonly type: 'rateLimited'; readonly retryAfterS: number })
  | (OnMethod & {
      readonly type: 'serverError';
      readonly status?: number;
      readonly committed?: boolean;
    })
  | (OnMethod & { readonly type: 'replyLost' })
  | (OnMethod & { readonly type: 'commitsLate'; readonly afterMs: number })
  | (OnMethod & { readonly type: 'hidden'; readonly ms: number })
  | (OnMethod & {
      readonly type: 'stall';
      readonly where: 'headers' | 'body';
    })
  | (OnMethod & { readonly type: 'refused'; readonly error: string })
  | { readonly type: 'duplicateEnvelope'; readonly times?: number }
  | { readonly type: 'envelopeLost'; readonly times?: number };

interface OnMethod {
  readonly method?: string;
  readonly times?: number;
}

type Of<T extends SlackFault['type']> = Extract<
  SlackFault,
  { readonly type: T }
>;

function concerns(fault: SlackFault, method: string): boolean {
  const wanted = 'method' in fault ? fault.method : undefined;
  if (wanted === undefined) return true;
  return wanted.endsWith('*')
    ? method.startsWith(wanted.slice(0, -1))
    : method === wanted;
}

/** Faults still to come, first asked for first. */
export function createSlackFaults() {
  const waiting: { readonly fault: SlackFault; left: number }[] = [];
  return {
    add(fault: SlackFault) {
      const forever = fault.type === 'latency' ? Infinity : 1;
      waiting.push({ fault, left: fault.times ?? forever });
    },
    /** Takes all of them back. */
    clear() {
      waiting.length = 0;
    },
    /** Whether a fault of the type strikes now; uses it up. */
    take<T extends SlackFault['type']>(
      type: T,
      method = '',
    ): Of<T> | undefined {
      const is = (fault: SlackFault): fault is Of<T> => fault.type === type;
      for (const entry of waiting) {
        const { fault } = entry;
        if (entry.left > 0 && is(fault) && concerns(fault, method)) {
          entry.left -= 1;
          return fault;
        }
      }
      return undefined;
    },
  };
}

export type SlackFaults = ReturnType<typeof createSlackFaults>;

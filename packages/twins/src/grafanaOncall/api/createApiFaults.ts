/**
 * What the API is asked to do wrong, to reads, to pages, or (by default) to either. `times` counts
 * down; by default it strikes once.
 *
 * - `latency`: answers `ms` later.
 * - `rateLimited`: 429 with `RateLimit-Reset`, nothing is done.
 * - `serverError`: the status (500), after doing it or, with `committed: false`, instead.
 * - `replyLost`: does it, then the connection breaks.
 * - `stall`: does it, then never ends: before the headers, or amid the body.
 *
 * @public
 */
export type OncallApiFault = {
  readonly to?: 'reads' | 'pages';
  readonly times?: number;
} & (
  | { readonly type: 'latency'; readonly ms: number }
  | { readonly type: 'rateLimited'; readonly seconds: number }
  | {
      readonly type: 'serverError';
      readonly status?: number;
      readonly committed?: boolean;
    }
  | { readonly type: 'replyLost' }
  | { readonly type: 'stall'; readonly where: 'headers' | 'body' }
);

/** Faults still to come, first asked for first. */
export function createApiFaults() {
  const waiting: { readonly fault: OncallApiFault; left: number }[] = [];
  return {
    add: (fault: OncallApiFault) =>
      void waiting.push({ fault, left: fault.times ?? 1 }),
    /** The one that strikes this request, if any; uses it up. */
    strike(to: 'reads' | 'pages'): OncallApiFault | undefined {
      const next = waiting.find(
        ({ fault, left }) => left > 0 && (fault.to ?? to) === to,
      );
      if (next) next.left -= 1;
      return next?.fault;
    },
  };
}

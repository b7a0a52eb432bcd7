/**
 * One call of the web API, or of a response URL (`method` is `response_url`).
 *
 * @public
 */
export interface SlackCall {
  readonly method: string;
  /** As the client sent them, the token left out; nested ones as objects. */
  readonly args: { readonly [key: string]: unknown };
  /** ISO instant it came in, in the twin's time. */
  readonly at: string;
  /** Milliseconds of the machine's clock until it was answered, or was not. */
  readonly ms: number;
  /** Whether the method ran; what it changed, it changed. */
  readonly performed: boolean;
  /** What the client saw. */
  readonly result:
    | {
        readonly type: 'answered';
        readonly status: number;
        readonly body: { readonly [key: string]: unknown };
      }
    | { readonly type: 'lost' }
    | { readonly type: 'stalled' };
}

const KEPT = 50_000;

/** Calls so far, the oldest dropped after fifty thousand. */
export function createCalls() {
  const calls: SlackCall[] = [];
  return {
    add(call: SlackCall) {
      calls.push(call);
      if (calls.length > KEPT) calls.shift();
    },
    all: (): readonly SlackCall[] => [...calls],
  };
}

export type Calls = ReturnType<typeof createCalls>;

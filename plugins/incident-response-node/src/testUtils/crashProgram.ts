import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';

/**
 * Where the process dies: right before the bytes leave, while the call is under way, or after the
 * answer came and before anybody recorded it.
 *
 * @public
 */
export type CrashPoint = 'begin' | 'underway' | 'answered';

/**
 * One act of an adapter, on a vendor that outlives the process.
 *
 * @public
 */
export interface CrashAct {
  perform(call: OutboundCall): Promise<unknown>;
  /** What the key did, if it did. Absent: the adapter cannot look. */
  find?(call: OutboundCall): Promise<unknown>;
  /** How often the act of this key can be seen at the vendor. */
  count(key: string): Promise<number>;
}

/** What a child process is to do. */
export type CrashOrder = { readonly key: string } & (
  | { readonly do: 'perform'; readonly dieAt: CrashPoint }
  | { readonly do: 'settle'; readonly again: boolean }
  | { readonly do: 'count' }
);

/** What a child process answers, as JSON on its last line. */
export interface CrashAnswer {
  readonly found?: boolean;
  readonly asks?: boolean;
  readonly count?: number;
}

export const ORDER_VARIABLE = 'INCIDENT_RESPONSE_CRASH_ORDER';

const die = () => process.kill(process.pid, 'SIGKILL');

function dyingCall(key: string, dieAt: CrashPoint): OutboundCall {
  return {
    key,
    signal: new AbortController().signal,
    begin: () => {
      if (dieAt === 'begin') die();
      if (dieAt === 'underway') setImmediate(die);
    },
  };
}

const livingCall = (key: string): OutboundCall => ({
  key,
  signal: new AbortController().signal,
  begin: () => {},
});

async function follow(act: CrashAct, order: CrashOrder): Promise<CrashAnswer> {
  const { key } = order;
  switch (order.do) {
    case 'perform':
      await act.perform(dyingCall(key, order.dieAt));
      die();
      return {};
    case 'settle': {
      if (!act.find) return { asks: true };
      if ((await act.find(livingCall(key))) !== undefined)
        return { found: true };
      if (!order.again) return { found: false, asks: true };
      await act.perform(livingCall(key));
      return { found: false };
    }
    case 'count':
      return { count: await act.count(key) };
    default: {
      const unreachable: never = order;
      return unreachable;
    }
  }
}

/**
 * The whole of a crash program: a file that opens its adapter on a vendor that outlives the process
 * and hands the act over. {@link crashContract} starts it, once for each step.
 *
 * @public
 */
export async function runCrashProgram(
  open: () => CrashAct | Promise<CrashAct>,
): Promise<void> {
  const order = process.env[ORDER_VARIABLE];
  if (order === undefined)
    throw new Error(
      `${ORDER_VARIABLE} is not set: this program is started by crashContract, not by hand.`,
    );
  const answer = await follow(await open(), JSON.parse(order));
  process.stdout.write(`\n${JSON.stringify(answer)}\n`);
}

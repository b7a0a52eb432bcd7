import { parseArgs } from 'node:util';
import {
  severitySchema,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';

export interface DrillOptions {
  readonly severity: Severity;
  /** Value of the alert's `service` label. */
  readonly entity: string;
  /** The last line of stdout is the result as JSON; the transcript goes to stderr. */
  readonly json: boolean;
  /** What was started runs on. */
  readonly keep: boolean;
  /** A backend that runs already, without a slash at the end. */
  readonly url?: string;
  /** What the webhook sends as `Authorization`. */
  readonly authorization: string;
}

export const USAGE = `npm run drill -- [options]
  --severity P1|P2     how bad the alert is (default P1)
  --entity <name>      what is broken, as the alert names it (default checkout)
  --json               last line of stdout is the result as JSON
  --keep               leave the backend running, and say how to open it
  --url <address>      use this running backend instead of starting one: the incident stays there
  --authorization <s>  webhook secret of that backend (default: the demo's)`;

/** @throws Error with a sentence for the person who typed it */
export function readOptions(args: readonly string[]): DrillOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      severity: { type: 'string', default: 'P1' },
      entity: { type: 'string', default: 'checkout' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      url: { type: 'string' },
      authorization: { type: 'string', default: 'demo-webhook-secret' },
    },
  });
  const severity = severitySchema.safeParse(values.severity.toUpperCase());
  if (!severity.success)
    throw new Error(
      `--severity ${values.severity} is not one of P1, P2, P3, P4.`,
    );
  return {
    ...values,
    severity: severity.data,
    url: values.url?.replace(/\/+$/, ''),
  };
}

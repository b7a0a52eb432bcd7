import type { PageComponents } from '@incident-response/backstage-plugin-incident-response-common';
import {
  OutboundCallError,
  type StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Clock } from './Clock';
import { outboundCall } from './outboundCall';

/** @throws OutboundCallError with a sentence for people */
export type ReadPageComponents = () => Promise<PageComponents>;

/** Statuses this old still pass for current; pages answer about once a second, for everybody together. */
const KEEP_MS = 10_000;

function unreadable(page: string, error: OutboundCallError): OutboundCallError {
  return new OutboundCallError(
    `The components of the status page (${page}) could not be read: ${error.message} Go on with what the catalog suggests, or try again.`,
    {
      failure: error.failure,
      retryAfterMs: error.retryAfterMs,
      cause: error,
    },
  );
}

/**
 * The status page's own components. Who asks while they are being read gets the same answer, and
 * whoever asks soon after; a failure is told and not kept.
 */
export function createPageComponents(deps: {
  readonly statusPage: Pick<StatusPage, 'name' | 'components'>;
  /** Milliseconds one reading may take. */
  readonly deadlineMs: number;
  readonly clock: Pick<Clock, 'monotonic'>;
}): ReadPageComponents {
  const { statusPage, deadlineMs, clock } = deps;
  let kept:
    | { readonly answer: PageComponents; readonly at: number }
    | undefined;
  let asked: Promise<PageComponents> | undefined;

  async function ask(): Promise<PageComponents> {
    const options = { key: 'page-components', deadlineMs, ticket: undefined };
    try {
      const components = await outboundCall(options, call =>
        statusPage.components(call),
      );
      const answer = { page: statusPage.name, components: [...components] };
      kept = { answer, at: clock.monotonic() };
      return answer;
    } catch (error) {
      throw error instanceof OutboundCallError
        ? unreadable(statusPage.name, error)
        : error;
    } finally {
      asked = undefined;
    }
  }

  return async () => {
    if (kept && clock.monotonic() - kept.at < KEEP_MS) return kept.answer;
    asked ??= ask();
    return asked;
  };
}

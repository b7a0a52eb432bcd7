import {
  failureOfCodes,
  failureOfStatus,
  OutboundCallError,
  type CallAccess,
} from '@incident-response/backstage-plugin-incident-response-node';
import { z } from 'zod';
import { cleanText } from '../text';

export interface OncallAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterMs?: number;
}

const detailSchema = z.union([
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
  z.record(z.string(), z.unknown()).transform(fields => JSON.stringify(fields)),
]);

/** What Grafana OnCall said, as people read it. */
export function detailOf(body: string): string {
  let said = body;
  try {
    const { success, data } = detailSchema.safeParse(JSON.parse(body));
    if (success) said = data;
  } catch {
    // Whatever stands in front of it answers in HTML.
    said = body.replace(/<[^>]*>/g, ' ');
  }
  return cleanText(said.replace(/\s+/g, ' '), 300) || 'no reason';
}

function adviceFor(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return " Paging needs the API key of a user who may page: a service account's is refused. Put one into incidentResponse.sources.grafanaOncall.api.token.";
    case 404:
      return ' Look whether incidentResponse.sources.grafanaOncall.api.url is the address that OnCall shows in its settings.';
    default:
      return '';
  }
}

/** @param what - for people: what was to be done, with which id */
export function refused(
  what: string,
  { status, body, retryAfterMs }: OncallAnswer,
  access: CallAccess,
): OutboundCallError {
  const failure = failureOfStatus(status, access);
  return new OutboundCallError(
    `${what}: Grafana OnCall answered ${status}, ${detailOf(body)}${
      /[.!?]$/.test(detailOf(body)) ? '' : '.'
    }${adviceFor(status)}`,
    { failure, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  );
}

const codeSchema = z.object({ code: z.string() });

/** Where there was no answer. */
export function unanswered(
  what: string,
  error: unknown,
  access: CallAccess,
): OutboundCallError {
  if (error instanceof OutboundCallError) return error;
  const { data } = codeSchema.safeParse(error);
  const message = error instanceof Error ? error.message : String(error);
  return new OutboundCallError(`${what}: ${message}`, {
    failure: failureOfCodes([data?.code ?? ''], access),
    cause: error,
  });
}

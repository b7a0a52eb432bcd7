import {
  failureOfCodes,
  failureOfStatus,
  OutboundCallError,
  type CallAccess,
  type CallFailure,
} from '@incident-response/backstage-plugin-incident-response-node';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
} from '@slack/web-api';
import { z } from 'zod';
import { adviceFor, failureOfCode } from './advice';

/** What Slack itself answered in place of doing it. */
export class SlackRefusal extends OutboundCallError {
  /** Slack's error, such as `name_taken`. */
  readonly code: string;
  /** Who of several was refused, and why. */
  readonly errors: readonly { readonly user: string; readonly error: string }[];

  constructor(
    message: string,
    options: ConstructorParameters<typeof OutboundCallError>[1] & {
      readonly code: string;
      readonly errors: SlackRefusal['errors'];
    },
  ) {
    super(message, options);
    this.name = 'SlackRefusal';
    this.code = options.code;
    this.errors = options.errors;
  }
}

const DEFAULT_PAUSE_MS = 30_000;

const errorsSchema = z
  .array(z.object({ user: z.string(), error: z.string() }))
  .optional()
  .catch(undefined);

const refusalSchema = z.object({
  needed: z.string().optional().catch(undefined),
  errors: errorsSchema,
});

/** Who of several was refused, in an answer that is a success for the others. */
export const errorsBeside = (answer: unknown): SlackRefusal['errors'] =>
  z.object({ errors: errorsSchema }).parse(answer).errors ?? [];

/** By shape: what fetch throws need not be of this realm's Error. */
const thrownSchema = z.object({
  code: z.string().catch(''),
  message: z.string().catch(''),
  original: z.unknown().optional(),
  cause: z.unknown().optional(),
});

const causeOf = ({ original, cause }: z.infer<typeof thrownSchema>) =>
  original ?? cause;

/** Codes of the error and of what caused it. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  const { success, data } = thrownSchema.safeParse(error);
  if (!success || depth > 4) return [];
  return [data.code, ...codesOf(causeOf(data), depth + 1)];
}

/** The innermost message there is. */
function rootMessage(error: unknown, depth = 0): string {
  const { success, data } = thrownSchema.safeParse(error);
  if (!success || depth > 4) return '';
  return rootMessage(causeOf(data), depth + 1) || data.message;
}

function refused(what: string, error: WebAPIPlatformError, access: CallAccess) {
  const { data } = error;
  const { needed, errors = [] } = refusalSchema.parse(data);
  const code = data.error;
  const unsure = failureOfCode(code);
  const failure: CallFailure =
    unsure === 'unknown' && access === 'read' ? 'not-executed' : unsure;
  const again = ` It is tried again by itself.`;
  const said = code.replace(/\s+/g, ' ').slice(0, 100);
  return new SlackRefusal(
    `${what}: Slack said ${said}.${
      failure === 'rejected' ? ` ${adviceFor(code, needed)}` : again
    }`,
    { failure, code, errors, cause: error },
  );
}

function pauseOf(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1_000;
  // The client has no error of its own for a 429 that does not say how long.
  return error instanceof Error && error.message.startsWith('Retry header did')
    ? DEFAULT_PAUSE_MS
    : undefined;
}

/**
 * What became of a call of the Slack client that failed.
 *
 * @param what - for people: what was to be done, with the channel or person
 */
export function toFailure(
  error: unknown,
  what: string,
  access: CallAccess,
): OutboundCallError {
  if (error instanceof OutboundCallError) return error;
  if (error instanceof WebAPIPlatformError) return refused(what, error, access);
  const retryAfterMs = pauseOf(error);
  if (retryAfterMs !== undefined)
    return new OutboundCallError(
      `${what}: Slack asked for a pause of ${Math.ceil(
        retryAfterMs / 1_000,
      )} s. It is tried again by itself.`,
      { failure: 'not-executed', retryAfterMs, cause: error },
    );
  if (error instanceof WebAPIHTTPError)
    return new OutboundCallError(
      `${what}: Slack answered with status ${error.statusCode}. See whether Slack is up, or what stands between.`,
      { failure: failureOfStatus(error.statusCode, access), cause: error },
    );
  return new OutboundCallError(
    `${what}: Slack could not be reached or did not answer (${rootMessage(
      error,
    ).slice(0, 200)}). Check the way from this host to Slack.`,
    {
      failure: failureOfCodes(codesOf(error), access),
      cause: error,
    },
  );
}

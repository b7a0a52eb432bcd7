import { isError, ResponseError } from '@backstage/errors';

/** What went wrong in the server's own words where it said any. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ResponseError) {
    return isError(error.cause) && error.cause.message
      ? error.cause.message
      : error.message;
  }
  return isError(error) ? error.message : String(error);
}

/** Whether the server said no. Anything else, such as a lost reply, leaves open what was done. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ResponseError && error.statusCode < 500;
}

/** Whether the server refused because somebody or something was faster. */
export function isConflict(error: unknown): boolean {
  return error instanceof ResponseError && error.statusCode === 409;
}

/** Whether what was asked for does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ResponseError && error.statusCode === 404;
}

/** Whether what was asked for was there once and is not any more. */
export function isGone(error: unknown): boolean {
  return error instanceof ResponseError && error.statusCode === 410;
}

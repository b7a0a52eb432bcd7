import { isError } from '@backstage/errors';
import { redactTo } from '../domain/redaction/redact';

const LONGEST = 300;

// The database library puts the whole statement, values and all, before the reason.
const STATEMENT =
  /^\s*(?:select|insert|update|delete|with|set|begin|commit|rollback|savepoint|release|create|alter|drop|pragma)\b/i;
const CREDENTIALS = /\b(bearer|basic)\s+[^\s"',;]+/gi;
const USER_INFO = /(:\/\/)[^\s/@]+@/g;

const messageOf = (error: unknown) =>
  isError(error) ? error.message : String(error);

/** Whether an error tells a statement of the database, with the values that were to be stored. */
export function tellsStatement(error: unknown): boolean {
  const message = messageOf(error);
  return STATEMENT.test(message) && message.includes(' - ');
}

/**
 * Why something failed, for the log: the reason without the statement, the values and the
 * credentials that libraries write beside it, and of bounded length.
 */
export function reasonOf(error: unknown): string {
  const message = messageOf(error);
  const reason = tellsStatement(error)
    ? message.slice(message.lastIndexOf(' - ') + 3)
    : message;
  const told = reason
    .replace(CREDENTIALS, '$1 …')
    .replace(USER_INFO, '$1')
    .slice(0, 10 * LONGEST);
  return redactTo(told, LONGEST);
}

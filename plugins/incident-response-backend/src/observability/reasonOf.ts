const LONGEST = 300;

// The database library puts the whole statement, values and all, before the reason.
const STATEMENT =
  /^\s*(?:select|insert|update|delete|with|set|begin|commit|rollback|savepoint|release|create|alter|drop|pragma)\b/i;
const CREDENTIALS = /\b(bearer|basic)\s+[^\s"',;]+/gi;
const USER_INFO = /(:\/\/)[^\s/@]+@/g;

/**
 * Why something failed, for the log: the reason without the statement, the values and the
 * credentials that libraries write beside it, and of bounded length.
 */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const end = message.lastIndexOf(' - ');
  const reason =
    end >= 0 && STATEMENT.test(message) ? message.slice(end + 3) : message;
  return reason
    .replace(CREDENTIALS, '$1 …')
    .replace(USER_INFO, '$1')
    .slice(0, LONGEST);
}

import type { Json } from '../Json';

/** A call answered `{"ok":false,"error":code}`. */
export class SlackError extends Error {
  constructor(readonly code: string, readonly extra: Json = {}) {
    super(code);
    this.name = 'SlackError';
  }
}

/** Broken rules, told the way Slack tells them: bare, and as messages. */
export const invalid = (code: string, problems: readonly string[]) =>
  new SlackError(code, {
    errors: problems,
    response_metadata: { messages: problems.map(one => `[ERROR] ${one}`) },
  });

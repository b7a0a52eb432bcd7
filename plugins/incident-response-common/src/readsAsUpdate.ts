const UPDATE = /^[\s*_~>]*(status\s+)?update\s*[:\u2013\u2014-]/i;

/**
 * Whether words say by themselves that they are an update on where things stand, as people begin
 * them: `Update: …`, `Status update - …`. Anything else is not guessed at: a nudge too many is
 * better than customers who wait.
 *
 * @public
 */
export const readsAsUpdate = (text: string): boolean => UPDATE.test(text);

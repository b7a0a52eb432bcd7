import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';

/** So many are remembered: a chat that hands on an act twice does so within seconds. */
export const MOST_REQUESTS = 100;

/** What an act in the chat is known by once something of it is on the ledger. */
export function withRequest(
  known: readonly string[],
  { request }: Pick<LedgerEvent, 'request'>,
): readonly string[] {
  return request === undefined || known.includes(request)
    ? known
    : [...known, request].slice(-MOST_REQUESTS);
}

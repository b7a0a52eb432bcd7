import type { CallFailure } from './ports/OutboundCall';

/**
 * What a call is for. `write`: what may have been done is unknown. A `read` that failed changed nothing.
 *
 * @public
 */
export type CallAccess = 'read' | 'write';

/** The connection never came to be. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * What became of an HTTP call that was answered with a status that is no success.
 *
 * @public
 */
export function failureOfStatus(
  status: number,
  access: CallAccess,
): CallFailure {
  if (status === 420 || status === 429) return 'not-executed';
  if (status < 500) return 'rejected';
  return access === 'read' ? 'not-executed' : 'unknown';
}

/**
 * What became of a call that was not answered.
 *
 * @param codes - of the error and of what caused it, as Node.js names them: `ECONNREFUSED`
 *
 * @public
 */
export function failureOfCodes(
  codes: readonly string[],
  access: CallAccess,
): CallFailure {
  const isSent = !codes.some(code => NEVER_SENT.has(code));
  return isSent && access === 'write' ? 'unknown' : 'not-executed';
}

import { createHash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * An incident's id is made from what opened it, so that opening it twice is impossible:
 * `inc-` and 20 characters of the SHA-256 in base 32.
 */
export function incidentIdOf(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  let bits = BigInt(`0x${digest.subarray(0, 13).toString('hex')}`);
  let id = '';
  for (let i = 0; i < 20; i++) {
    id += ALPHABET[Number(bits % BigInt(32))];
    bits /= BigInt(32);
  }
  return `inc-${id}`;
}

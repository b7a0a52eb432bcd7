/**
 * A random UUID. Browsers offer `randomUUID` only on https and localhost, and many a Backstage
 * inside a company is on plain http: declaring an incident must work there too.
 */
export function newRequestId(
  random: Pick<Crypto, 'getRandomValues'> = crypto,
): string {
  const bytes = random.getRandomValues(new Uint8Array(16));
  // Version 4, variant 1 (RFC 9562).
  bytes[6] = 0x40 + (bytes[6] % 0x10);
  bytes[8] = 0x80 + (bytes[8] % 0x40);
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0'));
  return [
    hex.slice(0, 4),
    hex.slice(4, 6),
    hex.slice(6, 8),
    hex.slice(8, 10),
    hex.slice(10),
  ]
    .map(part => part.join(''))
    .join('-');
}

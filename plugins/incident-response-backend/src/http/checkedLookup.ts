import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { refusedAddress } from './privateAddress';

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const refusal = (host: string, address: string) =>
  new Error(
    `${host} is at the private address ${address}; nothing is sent there unless the configuration allows it.`,
  );

/** A host that is an address is never looked up. */
export function refusePrivateLiteral(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && refusedAddress(host)) throw refusal(url.host, host);
}

/**
 * Looks up hosts for connections: what is checked here is what is connected to, so that a name
 * cannot lead elsewhere between the two.
 */
export function createCheckedLookup(resolve: Resolve): LookupFunction {
  async function checked(host: string): Promise<LookupAddress[]> {
    const addresses = await resolve(host);
    const refused = addresses.find(({ address }) => refusedAddress(address));
    if (refused) throw refusal(host, refused.address);
    if (addresses.length === 0) throw new Error(`${host} has no address.`);
    return [...addresses];
  }
  return (host, { all }, done) => {
    checked(host).then(
      addresses => {
        const [{ address, family }] = addresses;
        if (all) done(null, addresses);
        else done(null, address, family);
      },
      error => done(error, '', 0),
    );
  };
}

import { isIP } from 'node:net';
import type { Reader } from './Reader';

const WITHIN = /(?:^localhost|\.localhost|\.local|\.internal)$/i;

interface Allowed {
  readonly allowPrivateNetwork: boolean;
  /** What proves who we are instead of a user or a password in the address. */
  readonly instead: string;
}

/** What of an address must not be, where the network is not to be a private one. */
function whyNot(
  url: URL,
  { allowPrivateNetwork, instead }: Allowed,
): string | undefined {
  if (url.username || url.password)
    return `must not hold a user or a password; ${instead} instead.`;
  if (allowPrivateNetwork)
    return /^https?:$/.test(url.protocol)
      ? undefined
      : 'must begin with https:// or http://.';
  if (url.protocol !== 'https:')
    return 'must begin with https://; only with allowPrivateNetwork it may be open.';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) > 0 || WITHIN.test(host)
    ? 'must name a public host; for one of your own network, set allowPrivateNetwork.'
    : undefined;
}

/** An address that requests are sent to. */
export function readOutboundUrl(reader: Reader, allowed: Allowed): string {
  const text = reader.string('url');
  if (text === undefined) {
    reader.wrong('url', 'is missing.');
    return '';
  }
  if (!URL.canParse(text)) {
    reader.wrong('url', `is '${text}', which is not a URL.`);
    return '';
  }
  const why = whyNot(new URL(text), allowed);
  if (why) reader.wrong('url', why);
  return text;
}

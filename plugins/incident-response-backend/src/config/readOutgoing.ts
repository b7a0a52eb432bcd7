import { isIP } from 'node:net';
import type { OutgoingWebhookConfig } from './IncidentResponseConfig';
import type { Reader } from './Reader';

const SHORTEST_SECRET = 16;
const WITHIN = /(?:^localhost|\.localhost|\.local|\.internal)$/i;

/** What of an address must not be, where the network is not to be a private one. */
function whyNot(url: URL, allowPrivateNetwork: boolean): string | undefined {
  if (url.username || url.password)
    return 'must not hold a user or a password; the body is signed instead.';
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

function readUrl(reader: Reader, allowPrivateNetwork: boolean): string {
  const text = reader.string('url');
  if (text === undefined) {
    reader.wrong('url', 'is missing.');
    return '';
  }
  if (!URL.canParse(text)) {
    reader.wrong('url', `is '${text}', which is not a URL.`);
    return '';
  }
  const why = whyNot(new URL(text), allowPrivateNetwork);
  if (why) reader.wrong('url', why);
  return text;
}

/** Without the section nobody outside is told. */
export function readOutgoing(root: Reader): OutgoingWebhookConfig | undefined {
  const outgoing = root.section('outgoing');
  outgoing?.only(['webhook']);
  const reader = outgoing?.section('webhook');
  if (!reader) return undefined;
  reader.only(['url', 'secret', 'allowPrivateNetwork']);
  const allowPrivateNetwork = reader.boolean('allowPrivateNetwork') ?? false;
  const url = readUrl(reader, allowPrivateNetwork);
  const secret = reader.string('secret') ?? '';
  if (secret.length < SHORTEST_SECRET)
    reader.wrong(
      'secret',
      `must be at least ${SHORTEST_SECRET} characters; use a random one.`,
    );
  return { url, secret, allowPrivateNetwork };
}

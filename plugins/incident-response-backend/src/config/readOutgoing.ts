import type { OutgoingWebhookConfig } from './IncidentResponseConfig';
import type { Reader } from './Reader';
import { readOutboundUrl } from './readOutboundUrl';

const SHORTEST_SECRET = 16;
/** Without the section nobody outside is told. */
export function readOutgoing(root: Reader): OutgoingWebhookConfig | undefined {
  const outgoing = root.section('outgoing');
  outgoing?.only(['webhook']);
  const reader = outgoing?.section('webhook');
  if (!reader) return undefined;
  reader.only(['url', 'secret', 'allowPrivateNetwork']);
  const allowPrivateNetwork = reader.boolean('allowPrivateNetwork') ?? false;
  const url = readOutboundUrl(reader, {
    allowPrivateNetwork,
    instead: 'the body is signed',
  });
  const secret = reader.string('secret') ?? '';
  if (secret.length < SHORTEST_SECRET)
    reader.wrong(
      'secret',
      `must be at least ${SHORTEST_SECRET} characters; use a random one.`,
    );
  return { url, secret, allowPrivateNetwork };
}

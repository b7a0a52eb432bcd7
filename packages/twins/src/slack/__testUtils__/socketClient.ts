import { once } from 'node:events';
import { WebClient } from '@slack/web-api';
import WebSocket from 'ws';
import type { SlackTwin } from '../SlackTwin';
import { quiet } from './quiet';

interface Frame {
  readonly type: string;
  readonly envelope_id?: string;
  readonly reason?: string;
  readonly retry_attempt?: number;
  readonly payload?: { readonly event?: { readonly text?: string } };
  readonly num_connections?: number;
}

/** A fresh socket address, as the vendor's client gets it. */
export async function socketUrl(twin: SlackTwin): Promise<string> {
  const client = new WebClient(twin.appToken, {
    slackApiUrl: twin.apiUrl,
    logger: quiet,
  });
  return String((await client.apps.connections.open({})).url);
}

/** A bare socket, for what the vendor's client would do by itself. */
export async function connectSocket(twin: SlackTwin) {
  const socket = new WebSocket(await socketUrl(twin));
  const frames: Frame[] = [];
  let pings = 0;
  socket.on('message', data => frames.push(JSON.parse(String(data))));
  socket.on('ping', () => {
    pings += 1;
  });
  const closed = once(socket, 'close');
  await once(socket, 'open');
  return {
    frames,
    pings: () => pings,
    closed,
    envelopes: () => frames.filter(frame => frame.envelope_id),
    ack: (id: string | undefined) =>
      socket.send(JSON.stringify({ envelope_id: id, payload: {} })),
    async close() {
      socket.terminate();
      await closed;
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { TwinClock } from '../createTwinClock';
import { asJson, asText, parseJson } from '../Json';
import type { SlackApp } from '../SlackApp';
import type { SlackTiming } from '../Timing';
import type { Attempt, DeliveryOutcome, Parcel } from './Delivery';
import { createTickets } from './createTickets';

const HOST = 'applink-1';
/** About five hours, as Slack says. */
const CONNECTION_S = 18_060;

/**
 * How sockets are taken away: torn, closed after Slack's warning, refreshed, disabled, or left open
 * but dead.
 *
 * @public
 */
export type SocketDrop =
  | 'abrupt'
  | 'warning'
  | 'refresh_requested'
  | 'link_disabled'
  | 'stall';

type Settle = (outcome: DeliveryOutcome) => void;

const envelope = (id: string, parcel: Parcel, attempt: Attempt) => ({
  envelope_id: id,
  type: parcel.type,
  accepts_response_payload: parcel.type !== 'events_api',
  payload: parcel.payload,
  ...(parcel.type === 'events_api'
    ? { retry_attempt: attempt.number, retry_reason: attempt.reason }
    : {}),
});

/** Socket Mode: tickets, connections, envelopes and their acknowledgements. */
export function createSockets(deps: {
  readonly clock: TwinClock;
  readonly timing: SlackTiming;
  readonly random: () => number;
  readonly app: () => SlackApp;
}) {
  const { clock, timing } = deps;
  const server = new WebSocketServer({ noServer: true });
  const tickets = createTickets(clock, timing.ticketMs);
  const open = new Map<WebSocket, Map<string, Settle>>();

  const disconnect = (socket: WebSocket, reason: string) =>
    socket.send(
      JSON.stringify({
        type: 'disconnect',
        reason,
        debug_info: { host: HOST },
      }),
    );

  function hello(socket: WebSocket) {
    const debug = {
      host: HOST,
      build_number: 10,
      approximate_connection_time: CONNECTION_S,
    };
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        debug_info: debug,
        connection_info: { app_id: deps.app().appId },
      }),
    );
  }

  function ping(socket: WebSocket): () => void {
    let stop = () => {};
    const again = () => {
      stop = clock.after(timing.pingMs, () => {
        socket.ping(`Ping from ${HOST}`, undefined, () => {});
        again();
      });
    };
    again();
    return () => stop();
  }

  function accept(socket: WebSocket) {
    if (open.size >= timing.mostSockets) {
      disconnect(socket, 'too_many_websockets');
      socket.close(1000);
      return;
    }
    const waiting = new Map<string, Settle>();
    open.set(socket, waiting);
    const stopPings = ping(socket);
    socket.on('message', data => {
      const ack = asJson(parseJson(String(data)));
      const settle = waiting.get(asText(ack.envelope_id));
      settle?.({ type: 'acknowledged', payload: asJson(ack.payload) });
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      stopPings();
      open.delete(socket);
      for (const settle of waiting.values()) settle({ type: 'cutOff' });
    });
    hello(socket);
  }

  function send(parcel: Parcel, attempt: Attempt): Promise<DeliveryOutcome> {
    const ready = [...open].filter(([socket]) => socket.readyState === 1);
    if (ready.length === 0) return Promise.resolve({ type: 'nobodyThere' });
    const [socket, waiting] = ready[Math.floor(deps.random() * ready.length)];
    const id = randomUUID();
    return new Promise(resolve => {
      const callOff = clock.after(timing.ackMs, () =>
        waiting.get(id)?.({ type: 'timeout' }),
      );
      waiting.set(id, outcome => {
        waiting.delete(id);
        callOff();
        resolve(outcome);
      });
      socket.send(JSON.stringify(envelope(id, parcel, attempt)));
    });
  }

  function dropOne(socket: WebSocket, how: SocketDrop) {
    if (how === 'abrupt') socket.terminate();
    else if (how === 'stall') socket.pause();
    else {
      disconnect(socket, how);
      clock.after(timing.closeAfterWarningMs, () => socket.close(1000));
    }
  }

  return {
    /** A fresh address for one connection: path and query. */
    ticket: () => `/link/?ticket=${tickets.issue()}&app_id=${deps.app().appId}`,
    /** Takes an HTTP upgrade; turns away one whose ticket is not good. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      const { searchParams } = new URL(request.url ?? '/', 'ws://twin');
      if (!tickets.redeem(searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, accept);
    },
    send,
    count: () => open.size,
    /** Takes away so many sockets, the oldest first; gives how many. */
    drop(how: SocketDrop, most = Infinity): number {
      const chosen = [...open.keys()].slice(0, most);
      for (const socket of chosen) dropOne(socket, how);
      return chosen.length;
    },
    close() {
      for (const socket of open.keys()) socket.terminate();
      server.close();
    },
  };
}

export type Sockets = ReturnType<typeof createSockets>;

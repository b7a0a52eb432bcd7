import type { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';

const disconnectSchema = z.object({
  type: z.literal('disconnect'),
  reason: z.string(),
});

/** Slack ended a socket that it had not greeted yet. */
export class TurnedAway extends Error {
  constructor(readonly reason: string) {
    super(`Slack turned the socket away: ${reason}`);
    this.name = 'TurnedAway';
  }
}

function readJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}

/** Rejects as soon as Slack says that the socket ends; of one that it greeted nothing more is read. */
export function endsBeforeHello(
  client: Pick<SocketModeReceiver['client'], 'on' | 'once' | 'off'>,
): Promise<never> {
  const ends = new Promise<never>((_resolve, reject) => {
    const hear = (data: unknown) => {
      const { data: message } = disconnectSchema.safeParse(readJson(data));
      if (message) reject(new TurnedAway(message.reason));
    };
    client.on('ws_message', hear);
    client.once('connected', () => client.off('ws_message', hear));
  });
  // Whoever wins the race, nobody else waits for it.
  ends.catch(() => {});
  return ends;
}

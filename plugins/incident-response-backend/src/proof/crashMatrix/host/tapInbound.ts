import { randomUUID } from 'node:crypto';
import type { ChatDoor } from '@incident-response/backstage-plugin-incident-response-node';
import type {
  Deliver,
  Delivery,
} from '../../../adapters/slack/inbound/listener/Delivery';
import type { CommandOf } from '../../../domain/commands/command';
import { event } from '../../../domain/Decision';
import { actName } from '../slack/actName';
import type { Tap } from './createTap';

/** As if Slack called it another act: what comes twice cannot be told from what is done twice. */
const renamed = (delivery: Delivery): Delivery => ({
  ...delivery,
  body: { ...delivery.body, trigger_id: randomUUID() },
});

/** What people do in Slack, when it has arrived and when Slack is told so; what merely happens there passes. */
export const tapDeliver =
  (tap: Tap) =>
  (deliver: Deliver): Deliver =>
  async delivery => {
    const name = actName(delivery.body);
    if (name === undefined) return deliver(delivery);
    const take = ({ ack, ...rest }: Delivery) =>
      deliver({
        ...rest,
        ack: response =>
          tap({
            kind: 'door',
            names: [`ack:${name}`],
            work: () => ack(response),
          }),
      });
    return tap({
      kind: 'door',
      names: [`door:${name}`],
      work: () => take(delivery),
      altered: () => take(renamed(delivery)),
    });
  };

/** What it would look like on the ledger. */
const noteOf = ({ text, update }: CommandOf<'addNote'>) =>
  event(
    'NOTE_ADDED',
    { noteId: 'note-0', text, ...(update ? { update } : {}) },
    {
      actor: { kind: 'system', name: 'nobody', door: 'slack' },
      now: new Date(),
    },
  );

/** What was asked for there, when it is on the ledger and nobody was told yet. Broken, it is told and not done. */
export function tapDoor(door: ChatDoor, tap: Tap): ChatDoor {
  return {
    ...door,
    send: async (incidentId, command, account, request) => {
      const send = () => door.send(incidentId, command, account, request);
      return tap({
        kind: 'door',
        names: [`did:${command.type}`],
        work: send,
        forgotten: () => ({
          ok: true,
          incidentId,
          seq: 1,
          events: command.type === 'addNote' ? [noteOf(command)] : [],
        }),
      });
    },
  };
}

import type { messageEvents } from '../events/messages';
import { sayTime } from '../sayTime';
import { shortRef } from '../shortRef';
import type { EventOf } from './EventOf';

const MARK = { pin: 'pin', reaction: '📌' } as const;

const nameOf = (author: { readonly entityRef: string } | undefined) =>
  author ? shortRef(author.entityRef) : 'a program';

const quote = (data: { readonly text: string; readonly cut?: true }) =>
  `${data.text}${data.cut ? ' [cut: it was longer]' : ''}`;

/** What was said in the war room and kept. */
export function describeMessages(event: EventOf<typeof messageEvents>): string {
  switch (event.type) {
    case 'MESSAGE_KEPT': {
      const { author, writtenAt, update } = event.data;
      const name = nameOf(author);
      return `${
        update ? 'Update' : 'Kept'
      } from the war room, ${name} at ${sayTime(writtenAt)}: ${quote(
        event.data,
      )}`;
    }
    case 'KEPT_MESSAGE_EDITED':
      return `${nameOf(event.data.author)} changed a kept message to: ${quote(
        event.data,
      )}`;
    case 'KEPT_MESSAGE_RELEASED':
      return `The ${MARK[event.data.how]} was taken from a message of ${nameOf(
        event.data.author,
      )}; it stays on the ledger`;
    case 'MESSAGE_NOT_KEPT':
      return `A message was not kept: there are ${event.data.limit} already, and no more are taken. Write a note instead`;
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}

import type { LedgerEvent } from '../events/index';
import { eventOf } from './eventOf';

const at = '2026-11-23T10:07:30.000Z';
const author = { entityRef: 'user:default/ben' };
const kept = {
  messageId: '1',
  author,
  writtenAt: '2026-11-23T10:05:09.000Z',
  text: 'The cache was cold.',
  how: 'pin' as const,
  at,
};

/** Events of messages that were kept, with their sentences. */
export const MESSAGE_SENTENCES: readonly [LedgerEvent, string][] = [
  [
    eventOf('MESSAGE_KEPT', kept),
    'Kept from the war room, ben at 2026-11-23 10:05 UTC: The cache was cold.',
  ],
  [
    eventOf('MESSAGE_KEPT', {
      ...kept,
      author: undefined,
      text: 'Rolled back.',
      cut: true,
      update: true,
    }),
    'Update from the war room, a program at 2026-11-23 10:05 UTC: Rolled back. [cut: it was longer]',
  ],
  [
    eventOf('KEPT_MESSAGE_EDITED', {
      messageId: '1',
      author,
      text: 'The cache was full.',
      at,
    }),
    'ben changed a kept message to: The cache was full.',
  ],
  [
    eventOf('KEPT_MESSAGE_RELEASED', {
      messageId: '1',
      author,
      how: 'reaction',
      at,
    }),
    'The 📌 was taken from a message of ben; it stays on the ledger',
  ],
  [
    eventOf('MESSAGE_NOT_KEPT', { messageId: '2', limit: 500 }),
    'A message was not kept: there are 500 already, and no more are taken. Write a note instead',
  ],
];

import type { Knex } from 'knex';
import type { Chat } from '@incident-response/backstage-plugin-incident-response-node';
import { read, write } from '../outbound';
import { changeMessage, findMessage, insertMessage } from './messages';
import { requireRoom } from './rooms';

type Posts = Pick<
  Required<Chat>,
  'post' | 'findPost' | 'update' | 'pin' | 'announce' | 'findAnnouncement'
>;

/** What is said in the war room, and outside it. */
export function createPosts(knex: Knex, at: () => string): Posts {
  return {
    post: ({ roomId, what, content }, call) =>
      write(knex, call, `Posting ${what} in ${roomId}`, async tx => {
        const { key } = call;
        const message = { roomId, what, key, content, at: at() };
        const posted = await insertMessage(tx, message);
        await requireRoom(tx, roomId);
        return posted;
      }),
    findPost: ({ roomId, what }, call) =>
      read(call, `Looking for ${what} in ${roomId}`, () =>
        findMessage(knex, { roomId, what, key: call.key }),
      ),
    update: ({ content, ...message }, call) =>
      write(knex, call, `Updating message ${message.messageId}`, tx =>
        changeMessage(tx, message, { content, at: at() }),
      ),
    pin: (message, call) =>
      write(knex, call, `Pinning message ${message.messageId}`, tx =>
        changeMessage(tx, message, 'pin'),
      ),
    announce: ({ what, content }, call) =>
      write(knex, call, `Announcing ${what}`, tx => {
        const { key } = call;
        return insertMessage(tx, {
          roomId: null,
          what,
          key,
          content,
          at: at(),
        });
      }),
    findAnnouncement: ({ what }, call) =>
      read(call, `Looking for the announcement ${what}`, () =>
        findMessage(knex, { roomId: null, what, key: call.key }),
      ),
  };
}

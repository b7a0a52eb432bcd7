import type { Knex } from 'knex';
import type { RoomView } from '@incident-response/backstage-plugin-incident-response-common';
import type { RoomContent } from '@incident-response/backstage-plugin-incident-response-node';
import { webAddress } from '../addresses';
import { markedId, marker } from '../marker';
import { rejected } from '../outbound';

const MESSAGES = 'ir_builtin_messages';

interface MessageRow {
  readonly position: number | string;
  readonly message_id: string;
  readonly marker: string;
  readonly room_id: string | null;
  readonly what: string;
  readonly content: string;
  readonly pinned: boolean | number;
  readonly posted_at: string;
}

/** What one message is: `roomId` is `null` for an announcement, which is in no room. */
export interface MessageName {
  readonly roomId: string | null;
  readonly what: string;
  readonly key: string;
}

const messageMarker = (name: MessageName) =>
  name.roomId === null
    ? marker('announcement', name.key)
    : marker('message', name.roomId, name.key);

/** Plain text and web addresses only, in a fixed shape. */
function encode(content: RoomContent): string {
  return JSON.stringify({
    title: content.title,
    lines: content.lines,
    links: content.links.flatMap(({ label, url }) => {
      const address = webAddress(url);
      return address ? [{ label, url: address }] : [];
    }),
  });
}

export async function insertMessage(
  tx: Knex,
  message: MessageName & { readonly content: RoomContent; readonly at: string },
): Promise<{ readonly messageId: string }> {
  const mark = messageMarker(message);
  const rows: Pick<MessageRow, 'message_id'>[] = await tx(MESSAGES)
    .insert({
      message_id: markedId('message', mark),
      marker: mark,
      effect_key: message.key,
      room_id: message.roomId,
      what: message.what,
      content: encode(message.content),
      posted_at: message.at,
      updated_at: message.at,
    })
    .onConflict('marker')
    .merge({ repeats: tx.raw('?? + 1', [`${MESSAGES}.repeats`]) })
    .returning(['message_id']);
  return { messageId: rows[0].message_id };
}

export async function findMessage(
  knex: Knex,
  name: MessageName,
): Promise<{ readonly messageId: string } | undefined> {
  const row = await knex<MessageRow>(MESSAGES)
    .where({ marker: messageMarker(name) })
    .first('message_id');
  return row && { messageId: row.message_id };
}

/** @throws OutboundCallError where the room has no such message */
export async function changeMessage(
  tx: Knex,
  message: { readonly roomId: string; readonly messageId: string },
  change: { readonly content: RoomContent; readonly at: string } | 'pin',
): Promise<void> {
  const changed = await tx(MESSAGES)
    .where({ room_id: message.roomId, message_id: message.messageId })
    .update(
      change === 'pin'
        ? { pinned: true }
        : { content: encode(change.content), updated_at: change.at },
    );
  if (changed === 0) {
    throw rejected(
      `The war room ${message.roomId} has no message ${message.messageId}. Was it posted in another room?`,
    );
  }
}

export async function readMessages(
  knex: Knex,
  roomId: string,
): Promise<RoomView['messages']> {
  const rows = await knex<MessageRow>(MESSAGES)
    .where({ room_id: roomId })
    .orderBy('position')
    .select('message_id', 'what', 'content', 'pinned', 'posted_at');
  return rows.map(row => {
    const content: RoomContent = JSON.parse(row.content);
    return {
      messageId: row.message_id,
      what: row.what,
      title: content.title,
      lines: content.lines,
      links: content.links,
      pinned: Boolean(row.pinned),
      at: row.posted_at,
    };
  });
}

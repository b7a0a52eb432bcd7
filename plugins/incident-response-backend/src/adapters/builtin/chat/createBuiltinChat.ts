import type { Knex } from 'knex';
import {
  isRestricted,
  type Incident,
  type RoomView,
} from '@incident-response/backstage-plugin-incident-response-common';
import type {
  Chat,
  InviteResult,
} from '@incident-response/backstage-plugin-incident-response-node';
import { incidentAddress } from '../addresses';
import { read, write } from '../outbound';
import { sortInvitees } from './invite';
import { readMessages } from './messages';
import { createPosts } from './posts';
import {
  archiveRoom,
  findRoomByMarker,
  insertMembers,
  insertRoom,
  readRoomRow,
  requireRoom,
} from './rooms';

/** Tells people that they are called; sending it twice with one scope shows it once. */
export interface RoomNotification {
  readonly entityRefs: readonly string[];
  readonly title: string;
  readonly link: string;
  readonly scope: string;
  /** Says how loud it is. */
  readonly about: Pick<Incident, 'kind' | 'severity'>;
}

export interface BuiltinChatOptions {
  /** The plugin's database, migrated. */
  readonly knex: Knex;
  /** Where the app is served, for example `https://backstage.example.com`. */
  readonly baseUrl: string;
  /** Nobody waits for it, and it must not throw: the invitation stands all the same. */
  readonly notify?: (notification: RoomNotification) => void;
  readonly now?: () => Date;
}

/**
 * The incident page as war room. There is nothing to listen to: people come by the console. It says
 * beside the room what a topic would say.
 */
export interface BuiltinChat
  extends Required<
    Omit<Chat, 'start' | 'stop' | 'setTopic' | 'bookmark' | 'removeDoubles'>
  > {
  /** What the incident page shows; `undefined` where there is no such room. */
  readRoom(roomId: string): Promise<RoomView | undefined>;
}

const about = ({ kind, severity }: Incident) => ({ kind, severity });

function invitation(incident: Incident, link: string) {
  const what = incident.kind === 'drill' ? 'drill' : 'incident';
  // A notification may be read over somebody's shoulder, or be mailed.
  const title = isRestricted(incident)
    ? 'it is restricted, read about it on its page'
    : incident.title.slice(0, 200);
  return {
    title: `${incident.severity} ${what}, you are called: ${title}`,
    link,
    scope: `incident-response:${incident.id}`,
    about: about(incident),
  };
}

export function createBuiltinChat(options: BuiltinChatOptions): BuiltinChat {
  const { knex, baseUrl, notify } = options;
  const at = () => (options.now?.() ?? new Date()).toISOString();

  return {
    ...createPosts(knex, at),
    name: 'incident page',
    openRoom: ({ name, incident }, call) =>
      write(knex, call, `Opening the war room ${name}`, tx =>
        insertRoom(tx, {
          key: call.key,
          name,
          url: incidentAddress(baseUrl, incident.id),
          incidentId: incident.id,
          at: at(),
        }),
      ),
    findRoom: ({ name }, call) =>
      read(call, `Looking for the war room ${name}`, () =>
        findRoomByMarker(knex, { key: call.key, name }),
      ),
    async invite({ roomId, incident, people }, call): Promise<InviteResult> {
      const { members, failed } = sortInvitees(people);
      if (members.length === 0) return { invited: [], failed };
      const entityRefs = [...new Set(members.map(member => member.entityRef))];
      const room = await write(
        knex,
        call,
        `Inviting into ${roomId}`,
        async tx => {
          await insertMembers(tx, roomId, entityRefs, at());
          return requireRoom(tx, roomId);
        },
      );
      notify?.({ ...invitation(incident, room.url), entityRefs });
      return { invited: members.map(member => member.id), failed };
    },
    call({ incident, person, content }, call) {
      const { members, failed } = sortInvitees([person]);
      if (members.length === 0)
        return Promise.resolve({ error: failed[0]?.error });
      call.begin();
      notify?.({
        entityRefs: members.map(member => member.entityRef),
        title: content.title.slice(0, 200),
        link: incidentAddress(baseUrl, incident.id),
        scope: `incident-response:${call.key}`,
        about: about(incident),
      });
      return Promise.resolve({});
    },
    archive: ({ roomId }, call) =>
      write(knex, call, `Archiving the war room ${roomId}`, tx =>
        archiveRoom(tx, roomId, at()),
      ),
    async readRoom(roomId) {
      const room = await readRoomRow(knex, roomId);
      return (
        room && {
          messages: await readMessages(knex, roomId),
          archived: room.archived,
        }
      );
    },
  };
}

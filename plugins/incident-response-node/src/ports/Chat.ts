import type {
  DoubledPlace,
  Incident,
  RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ChatDoor } from './ChatDoor';
import type { OutboundCall } from './OutboundCall';

export type {
  DoubledPlace,
  RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';

/**
 * A war room as the chat knows it.
 *
 * @public
 */
export interface OpenedRoom {
  readonly roomId: string;
  readonly name: string;
  readonly url: string;
}

/**
 * Who was invited and who could not be; every invitee is in one of the two.
 *
 * @public
 */
export interface InviteResult {
  /** Responder ids. */
  readonly invited: readonly string[];
  readonly failed: readonly {
    readonly responder: string;
    readonly error: string;
  }[];
}

/**
 * Somebody to invite. At least one of `entityRef` and `email` is known.
 *
 * @public
 */
export interface Invitee {
  /** Responder id on the ledger. */
  readonly id: string;
  readonly entityRef?: string;
  readonly email?: string;
  readonly name?: string;
  /** Slack's id of the user, where an on-call schedule or a directory knows it. */
  readonly slackId?: string;
}

/**
 * Where people work on the incident. `openRoom`, `post` and `announce` are findable: a find by the
 * call's key (the marker) precedes any repetition. A chat that cannot look for what it did leaves the
 * find out: then nothing whose outcome is unknown is repeated before a human has asked for it. The
 * others may be repeated. Where a room's name is taken by what this app did not open, `openRoom` throws
 * `RoomNameTaken`; where a room is archived, whatever acts in it throws `RoomArchived`.
 *
 * @public
 */
export interface Chat {
  /** For people, for example `Slack` or `incident page`. */
  readonly name: string;
  /**
   * Begins to listen to what people do in the chat, for example on a socket. Called once Backstage is
   * up, on replicas with the role `chat` only; everything else of the port works without it. Nobody
   * waits for it. One that rejects has let go of what it had opened, and is called again later. A
   * connection that is lost afterwards is the adapter's to restore. `signal` aborts when the replica
   * ends; `door` takes what people do. Who has a `start` has a `stop`.
   */
  start?(signal: AbortSignal, door: ChatDoor): Promise<void>;
  /**
   * Ends what `start` began: nothing comes in once it has resolved. Called after `signal` has aborted,
   * also where no start succeeded. It is waited for 5 seconds.
   */
  stop?(): Promise<void>;
  openRoom(
    room: { readonly name: string; readonly incident: Incident },
    call: OutboundCall,
  ): Promise<OpenedRoom>;
  /** The room this key opened, if it did. Absent: an unknown outcome always asks a human. */
  findRoom?(
    room: { readonly name: string },
    call: OutboundCall,
  ): Promise<OpenedRoom | undefined>;
  post(
    message: {
      readonly roomId: string;
      readonly what: string;
      readonly content: RoomContent;
    },
    call: OutboundCall,
  ): Promise<{ readonly messageId: string }>;
  /** The message this key posted, if it did. Absent: an unknown outcome always asks a human. */
  findPost?(
    message: { readonly roomId: string; readonly what: string },
    call: OutboundCall,
  ): Promise<{ readonly messageId: string } | undefined>;
  update(
    message: {
      readonly roomId: string;
      readonly messageId: string;
      readonly content: RoomContent;
    },
    call: OutboundCall,
  ): Promise<void>;
  invite(
    invitation: {
      readonly roomId: string;
      readonly incident: Incident;
      readonly people: readonly Invitee[];
    },
    call: OutboundCall,
  ): Promise<InviteResult>;
  /**
   * Calls one person directly, beside the room: a notification, a message, a page. It may be repeated.
   * `error`: why they cannot be called, which ends the try. Absent: they are invited once more.
   */
  call?(
    calling: {
      readonly incident: Incident;
      readonly person: Invitee;
      readonly content: RoomContent;
    },
    call: OutboundCall,
  ): Promise<{ readonly error?: string }>;
  pin(
    message: { readonly roomId: string; readonly messageId: string },
    call: OutboundCall,
  ): Promise<void>;
  /** Says in one line above the room what it is about. Absent: the chat has no such line. */
  setTopic?(
    room: { readonly roomId: string; readonly topic: string },
    call: OutboundCall,
  ): Promise<void>;
  /** Puts a link at the top of the room, once however often it is called. Absent: the chat has none. */
  bookmark?(
    room: {
      readonly roomId: string;
      readonly title: string;
      readonly url: string;
    },
    call: OutboundCall,
  ): Promise<void>;
  archive(room: { readonly roomId: string }, call: OutboundCall): Promise<void>;
  /** Tells everybody, outside the room. */
  announce(
    announcement: { readonly what: string; readonly content: RoomContent },
    call: OutboundCall,
  ): Promise<{ readonly messageId: string }>;
  /** The announcement this key made, if it did. Absent: an unknown outcome always asks a human. */
  findAnnouncement?(
    announcement: { readonly what: string },
    call: OutboundCall,
  ): Promise<{ readonly messageId: string } | undefined>;
  /**
   * Looks for what one call did twice, and leaves one of it: the one to keep, else the oldest. Asked
   * for where a suspended process may have acted after another one took over, or where what was done
   * did not show in time. `marker` is the key of the call that did it. It may be repeated. Absent:
   * doing something twice cannot show, or cannot be looked for.
   */
  removeDoubles?(
    doubled: { readonly marker: string; readonly place: DoubledPlace },
    call: OutboundCall,
  ): Promise<{ readonly removed: number }>;
}

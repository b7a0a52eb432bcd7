import type {
  Chat,
  OpenedRoom,
} from '@incident-response/backstage-plugin-incident-response-node';

/**
 * A chat under test, with the means that the port does not offer.
 *
 * @public
 */
export interface ChatSubject {
  readonly chat: Chat;
  /** Names of the rooms there are. */
  rooms(): Promise<readonly string[]>;
  /** Titles of the messages in a room. */
  messages(roomId: string): Promise<readonly string[]>;
  /** What stands above the messages of a room. Needed where the chat has `setTopic` or `bookmark`. */
  head?(roomId: string): Promise<{
    readonly topic?: string;
    readonly bookmarks: readonly string[];
  }>;
  /** Whether anything can come in from the chat. Needed where the chat has a `start`. */
  listening?(): boolean | Promise<boolean>;
  /** The entity ref of a user who can be invited. */
  readonly member: string;
  close(): Promise<void>;
}

/** What the tests of one part are given. */
export interface Stage {
  readonly subject: () => ChatSubject;
  readonly open: (key?: string) => Promise<OpenedRoom>;
  readonly newKey: (what: string) => string;
}

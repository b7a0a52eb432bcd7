/**
 * A message in the war room and the hash of what it shows.
 *
 * @public
 */
export interface RoomMessage {
  readonly messageId: string;
  readonly hash: string;
}

/**
 * A war room that another one has followed.
 *
 * @public
 */
export interface FormerRoom {
  readonly generation: number;
  readonly roomId: string;
  readonly name: string;
  readonly url: string;
  /** ISO 8601 of when the chat said that it is archived; absent: we archived it. */
  readonly lostAt?: string;
}

/**
 * Where people work on the incident.
 *
 * @public
 */
export interface WarRoom {
  readonly generation: number;
  readonly roomId: string;
  readonly name: string;
  readonly url: string;
  readonly openedAt: string;
  readonly archived: boolean;
  /** ISO 8601 of when the chat said that it is archived; absent: it is not, or we did it. */
  readonly lostAt?: string;
  /** What is shown, by what it is (`headline`, `checklist`, `draft:…`). */
  readonly messages: Readonly<Record<string, RoomMessage>>;
  readonly pinned: readonly string[];
  /** Hash of the topic it shows; absent: it shows none of ours. */
  readonly topicHash?: string;
  /** The incident page is bookmarked in it. */
  readonly bookmarked?: true;
}

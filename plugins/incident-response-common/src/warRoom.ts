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
  /** What is shown, by what it is (`headline`, `checklist`, `draft:…`). */
  readonly messages: Readonly<Record<string, RoomMessage>>;
  readonly pinned: readonly string[];
  /** Hash of the topic it shows; absent: it shows none of ours. */
  readonly topicHash?: string;
  /** The incident page is bookmarked in it. */
  readonly bookmarked?: true;
}

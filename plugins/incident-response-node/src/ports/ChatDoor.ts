import type {
  CommandResponse,
  DeclareRequest,
  Incident,
  IncidentCommand,
  RoomObservation,
  Timeline,
} from '@incident-response/backstage-plugin-incident-response-common';

/**
 * An account of the chat, as the chat itself vouches for it now: never as a message says.
 *
 * @public
 */
export interface ChatAccount {
  /** The chat's id of the user, for example `U012ABCDEF`. */
  readonly userId: string;
  /** The chat's id of the workspace the user belongs to. */
  readonly teamId: string;
  /**
   * `member` of one of our workspaces · `guest` there · `stranger` of another workspace · `bot` ·
   * `deactivated`. Only members decide.
   */
  readonly standing: 'member' | 'guest' | 'stranger' | 'bot' | 'deactivated';
  /** As the chat shows it to people. */
  readonly name?: string;
  /** The address that the chat has verified. */
  readonly email?: string;
}

/**
 * Why something was not done; `sentence` is for the person and says what to do.
 * `conflict`: the incident has moved on · `forbidden`: not this person · `invalid`: not like this ·
 * `missing`: there is no such incident · `unavailable`: nobody knows whether it was done; look first.
 *
 * @public
 */
export interface ChatRefusal {
  readonly ok: false;
  readonly reason:
    | 'conflict'
    | 'forbidden'
    | 'invalid'
    | 'missing'
    | 'unavailable';
  readonly sentence: string;
}

/**
 * What is done is on the ledger; what is not says why.
 *
 * @public
 */
export type ChatAnswer =
  | ({ readonly ok: true } & CommandResponse)
  | ChatRefusal;

/**
 * The way in for what people do in the chat. It knows who an account is, asks the same rules as the
 * console, and never throws: each answer may be shown to the person.
 *
 * @public
 */
export interface ChatDoor {
  /** Which incident has, or had, this room. Rejects where the store does not answer. */
  incidentIn(roomId: string): Promise<string | undefined>;
  /** The person behind the account, as the ledger names them. */
  personOf(
    account: ChatAccount,
  ): Promise<{ readonly ok: true; readonly entityRef: string } | ChatRefusal>;
  read(
    incidentId: string,
    account: ChatAccount,
  ): Promise<{ readonly ok: true; readonly incident: Incident } | ChatRefusal>;
  /** The newest `limit` entries, newest last. */
  timeline(
    incidentId: string,
    account: ChatAccount,
    limit: number,
  ): Promise<{ readonly ok: true; readonly timeline: Timeline } | ChatRefusal>;
  declare(request: DeclareRequest, account: ChatAccount): Promise<ChatAnswer>;
  /** `request`: a UUID made from what the chat calls this very act, so that handing it on twice does it once. */
  send(
    incidentId: string,
    command: IncidentCommand,
    account: ChatAccount,
    request?: string,
  ): Promise<ChatAnswer>;
  /** Something was seen in the room. Seeing it twice is harmless. Rejects where it could not be stored. */
  observe(roomId: string, observation: RoomObservation): Promise<void>;
}

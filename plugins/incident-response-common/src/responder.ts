import type { ResponderSource } from './events/index';

/**
 * Somebody called to the incident.
 *
 * @public
 */
export interface Responder {
  /** The entity ref; where the catalog does not know the person, their id in the people table. */
  readonly id: string;
  readonly entityRef?: string;
  readonly email?: string;
  readonly name?: string;
  /** Id in the people table, where name and e-mail are. */
  readonly person?: string;
  /** The catalog knows them. */
  readonly known?: true;
  readonly source: ResponderSource;
  /** They joined by themselves; nobody called them. */
  readonly uncalled?: true;
  readonly invite: 'pending' | 'invited' | 'failed';
  /** Why the invitation failed. */
  readonly inviteError?: string;
  /** ISO 8601 of when somebody put them into the present room; absent: nobody did. */
  readonly addedAt?: string;
  /**
   * ISO 8601 of when they were first here by themselves: they came into the room, did something there
   * or said so; absent: not seen yet.
   */
  readonly joinedAt?: string;
  /** ISO 8601 of the first thing they did here; absent: nothing yet. */
  readonly activeAt?: string;
}

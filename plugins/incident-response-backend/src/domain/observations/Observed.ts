import type {
  Actor,
  Person,
  RoomObservation,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Decision } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';

/** The accounts of an observation as the ledger names them. */
export interface ObservedPeople {
  /** Who came, or who set or took away a mark; absent: a program. */
  readonly who?: Person;
  /** Who put them into the room; absent: a program. */
  readonly by?: Person;
  /** Who wrote the message; absent: a program. */
  readonly author?: Person;
}

/** One kind of thing that was seen in the room. */
export type ObservationOf<TType extends RoomObservation['type']> = Extract<
  RoomObservation,
  { type: TType }
>;

/** What one kind of thing that was seen comes to; nothing where the ledger says it already. */
export type Observe<TType extends RoomObservation['type']> = (
  incident: FoldedIncident,
  observation: ObservationOf<TType>,
  people: ObservedPeople,
  now: Date,
) => Decision;

const PROGRAM: Actor = { kind: 'system', name: 'war room', door: 'slack' };

/** Who causes the event: whoever was seen, or a program in the room. */
export const actorOf = (person: Person | undefined): Actor => person ?? PROGRAM;

/** A chat's clock may be ahead of ours: nothing happens after it was seen. */
export const seenAt = ({ at }: { readonly at: string }, now: Date): string =>
  new Date(Math.min(Date.parse(at), now.getTime())).toISOString();

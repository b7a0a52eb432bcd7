import type {
  Actor,
  CommandResponse,
  DeclareRequest,
  Incident,
  IncidentCommand,
  RoomObservation,
  Timeline,
  Verification,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ReceivedAlert } from '@incident-response/backstage-plugin-incident-response-node';
import type { ObservedPeople } from '../domain/observations/Observed';
import type { Ingested } from '../stores/IncidentStore';
import type { Erasure } from './people/erasePerson';

/**
 * A command was refused. The message is for the person who sent it and says what to do.
 */
export class CommandRejected extends Error {
  /** `conflict`: the incident has moved on · `forbidden`: not this person · `invalid`: not like this. */
  readonly reason: 'conflict' | 'forbidden' | 'invalid';

  constructor(reason: CommandRejected['reason'], message: string) {
    super(message);
    this.name = 'CommandRejected';
    this.reason = reason;
  }
}

/** There is no such incident. */
export class IncidentNotFound extends Error {
  constructor(incidentId: string) {
    super(
      `There is no incident ${incidentId}. Check the address, or look it up in the list.`,
    );
    this.name = 'IncidentNotFound';
  }
}

/** There was such an incident, and its ledger was removed under retention. */
export class IncidentRemoved extends Error {
  constructor(incidentId: string, removedAt: string) {
    super(
      `Incident ${incidentId} was removed under retention on ${removedAt.slice(
        0,
        10,
      )}. Its signed export was kept; ask whoever keeps the exports.`,
    );
    this.name = 'IncidentRemoved';
  }
}

/** The one way to change or read an incident; every door holds one. */
export interface IncidentService {
  /** @throws CommandRejected */
  declare(request: DeclareRequest, actor: Actor): Promise<CommandResponse>;
  /** @throws CommandRejected, IncidentNotFound */
  command(
    incidentId: string,
    command: IncidentCommand,
    actor: Actor,
    /** UUID of this very act, where it may be handed on twice: the second time is refused. */
    request?: string,
  ): Promise<CommandResponse>;
  /**
   * Something was seen in the war room, by or of these people. Seeing it twice is harmless, and so is
   * an incident that is over or gone. Durable when it resolves; rejects where it could not be stored.
   * Answers whether the ledger says something new by it.
   */
  observe(
    incidentId: string,
    observation: RoomObservation,
    people: ObservedPeople,
    /** Where it was seen; the present room unless said otherwise. */
    roomId?: string,
  ): Promise<boolean>;
  /** Durable when it resolves. */
  ingest(source: string, received: ReceivedAlert): Promise<Ingested>;
  /** @throws IncidentNotFound */
  get(incidentId: string): Promise<Incident>;
  /** @throws IncidentNotFound */
  timeline(
    incidentId: string,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<Timeline>;
  /** Resolves when the ledger is past `seq`, or after `waitMs`. */
  waitForChange(
    incidentId: string,
    seq: number,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<void>;
  /** Removes a person's name and e-mail, and tells every ledger that names them. */
  erasePerson(request: {
    /** Id in the people table, entity ref or e-mail. */
    readonly person: string;
    readonly reason: string;
    readonly actor: Actor;
  }): Promise<Erasure>;
  /** @throws IncidentNotFound */
  verify(incidentId: string): Promise<Verification>;
}

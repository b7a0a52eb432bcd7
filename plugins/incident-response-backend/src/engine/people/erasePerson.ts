import type { Actor } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event } from '../../domain/Decision';
import type { PersonStore } from '../../stores/PersonStore';
import type { LedgerWriter } from '../LedgerWriter';

export interface Erasure {
  /** The ids under which ledgers may know the person. */
  readonly persons: readonly string[];
  /** Incidents on whose ledger the erasure now stands. */
  readonly incidents: readonly string[];
}

/**
 * Removes name, e-mail and salt, then tells every ledger that names the person. Asked again after a
 * failure it goes on where it stopped.
 */
export async function erasePerson(
  request: {
    readonly person: string;
    readonly reason: string;
    readonly actor: Actor;
  },
  deps: { readonly people: PersonStore; readonly writer: LedgerWriter },
): Promise<Erasure> {
  const persons = await deps.people.erase(request.person);
  const incidents = await deps.people.incidentsNaming(persons);
  for (const incidentId of incidents) {
    const written = await deps.writer.write(
      incidentId,
      'command',
      (incident, now) => {
        const told = new Set(incident?.erased ?? []);
        return incident && persons.some(person => !told.has(person))
          ? accept(
              event(
                'PERSON_ERASED',
                { persons: [...persons], reason: request.reason },
                { actor: request.actor, now },
              ),
            )
          : accept();
      },
    );
    if (!written.ok)
      throw new Error(
        `The person is erased, but the ledger of ${incidentId} could not be told: ${written.sentence} Ask for the erasure again.`,
      );
  }
  return { persons, incidents };
}

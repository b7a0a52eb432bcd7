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

/** What else knows somebody by id, entity ref or account, and lets go of them. */
export interface ForgetsPeople {
  forgetPerson(ids: readonly string[]): Promise<void>;
}

interface Request {
  readonly person: string;
  readonly reason: string;
  readonly actor: Actor;
}

interface Deps {
  readonly people: PersonStore;
  readonly writer: LedgerWriter;
  readonly accounts?: ForgetsPeople;
}

/** @returns the incidents that name any of these */
async function tellLedgers(
  persons: readonly string[],
  { reason, actor }: Request,
  { people, writer }: Deps,
): Promise<readonly string[]> {
  const incidents = await people.incidentsNaming(persons);
  for (const incidentId of incidents) {
    const written = await writer.write(
      incidentId,
      'command',
      (incident, now) => {
        const told = new Set(incident?.erased ?? []);
        return incident && persons.some(person => !told.has(person))
          ? accept(
              event(
                'PERSON_ERASED',
                { persons: [...persons], reason },
                { actor, now },
              ),
            )
          : accept();
      },
    );
    if (!written.ok)
      throw new Error(
        `The person is not erased: the ledger of ${incidentId} could not be told. ${written.sentence} Ask for the erasure again.`,
      );
  }
  return incidents;
}

/** Which account of the chat is theirs is forgotten, as far as anything leads to it. */
async function forgetAccounts(
  persons: readonly string[],
  { people, accounts }: Deps,
): Promise<void> {
  if (!accounts) return;
  const known = await people.read(
    persons.filter(id => id.startsWith('person:')),
  );
  await accounts.forgetPerson([
    ...persons,
    ...known.flatMap(({ slackId }) => slackId ?? []),
  ]);
}

/**
 * Tells every ledger that names the person, then removes name, e-mail and salt. In this order: as
 * long as it is not done, whoever asks again by e-mail or entity ref still leads to the same person.
 */
export async function erasePerson(
  request: Request,
  deps: Deps,
): Promise<Erasure> {
  const known = await deps.people.idsOf(request.person);
  await tellLedgers(known, request, deps);
  await forgetAccounts(known, deps);
  const persons = await deps.people.erase(request.person);
  // Who was learnt of, and which incident was opened, in between.
  const incidents = await tellLedgers(persons, request, deps);
  return { persons, incidents };
}

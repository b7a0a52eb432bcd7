import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { LearnedPerson, PersonRecord, PersonStore } from '../PersonStore';
import type { Dialect } from './dialect';
import { fromPlain, toPlain } from './plainText';

const TABLE = 'ir_people';
// SQLite takes only so many values in one statement.
const CHUNK = 200;
const CACHED = 10_000;
/** So long another process may go on using the id of somebody who was erased; never their name. */
const CACHED_MS = 60_000;

interface PersonRow {
  readonly person_id: string;
  readonly salt: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly entity_ref: string | null;
  readonly learned_at: number | string;
  readonly erased_at: number | string | null;
}

const emailOf = ({ email }: LearnedPerson) =>
  toPlain(email.trim().toLowerCase());

function chunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) =>
    list.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}

function newRow(person: LearnedPerson, now: number) {
  const salt = randomBytes(32).toString('hex');
  const email = emailOf(person);
  const digest = createHash('sha256').update(`${salt}\n${email}`).digest('hex');
  return {
    person_id: `person:${digest.slice(0, 32)}`,
    salt,
    email,
    name: person.name === undefined ? null : toPlain(person.name),
    entity_ref:
      person.entityRef === undefined ? null : toPlain(person.entityRef),
    learned_at: now,
  };
}

function toRecord(row: PersonRow): PersonRecord {
  return {
    personId: row.person_id,
    ...(row.email !== null && { email: fromPlain(row.email) }),
    ...(row.name !== null && { name: fromPlain(row.name) }),
    ...(row.erased_at !== null && { erased: true as const }),
  };
}

/** What was learnt since: a name may change, and the catalog may come to know somebody. */
async function update(
  knex: Knex,
  row: PersonRow,
  person: LearnedPerson,
): Promise<void> {
  const { name, entity_ref: entityRef } = newRow(person, 0);
  const change = {
    ...(name !== null && name !== row.name && { name }),
    ...(entityRef !== null &&
      entityRef !== row.entity_ref && { entity_ref: entityRef }),
  };
  if (Object.keys(change).length > 0)
    await knex(TABLE)
      .where({ person_id: row.person_id })
      .whereNull('erased_at')
      .update(change);
}

/** Recent ids by what was told of the person, so that an alert storm asks once. */
function recentIds(now: () => number) {
  const known = new Map<string, { readonly id: string; readonly at: number }>();
  const keyOf = (person: LearnedPerson) =>
    JSON.stringify([emailOf(person), person.name, person.entityRef]);
  return {
    get(person: LearnedPerson): string | undefined {
      const found = known.get(keyOf(person));
      return found && now() - found.at < CACHED_MS ? found.id : undefined;
    },
    set(person: LearnedPerson, id: string): void {
      if (known.size >= CACHED) known.clear();
      known.set(keyOf(person), { id, at: now() });
    },
    clear: () => known.clear(),
  };
}

/** The people table in SQLite or Postgres. The table must be there. */
export function createKnexPersonStore(
  knex: Knex,
  dialect: Dialect,
  now: () => number,
): PersonStore {
  const recent = recentIds(now);

  async function byEmail(emails: readonly string[]) {
    const found = new Map<string, PersonRow>();
    for (const some of chunks(emails)) {
      const rows: PersonRow[] = await knex(TABLE).whereIn('email', [...some]);
      rows.forEach(row => row.email !== null && found.set(row.email, row));
    }
    return found;
  }

  async function learn(people: readonly LearnedPerson[]) {
    const emails = [...new Set(people.map(emailOf))];
    const before = await byEmail(emails);
    const added = new Map(
      people
        .filter(person => !before.has(emailOf(person)))
        .map(person => [emailOf(person), newRow(person, now())]),
    );
    for (const rows of chunks([...added.values()]))
      await knex(TABLE)
        .insert([...rows])
        .onConflict('email')
        .ignore();
    for (const person of people) {
      const row = before.get(emailOf(person));
      if (row) await update(knex, row, person);
    }
    // Another process may have been first: the table says which id it is.
    const after = added.size > 0 ? await byEmail(emails) : before;
    for (const person of people) {
      const row = after.get(emailOf(person));
      if (!row)
        throw new Error(
          'A person was erased while they were being learnt of. Try again.',
        );
      recent.set(person, row.person_id);
    }
    return after;
  }

  async function idsOf(person: string): Promise<readonly string[]> {
    const rows: PersonRow[] = await knex(TABLE)
      .where('person_id', toPlain(person))
      .orWhere('entity_ref', toPlain(person))
      .orWhere('email', toPlain(person.trim().toLowerCase()));
    const ids = rows.map(row => row.person_id);
    // An e-mail is no id: it must not come onto a ledger now.
    return [...new Set([...(person.includes('@') ? [] : [person]), ...ids])];
  }

  return {
    idsOf,
    remember: async people => {
      const unknown = people.filter(person => !recent.get(person));
      const learnt =
        unknown.length > 0
          ? await learn(unknown)
          : new Map<string, PersonRow>();
      return people.map(
        person =>
          learnt.get(emailOf(person))?.person_id ?? recent.get(person) ?? '',
      );
    },
    read: async personIds => {
      const rows: PersonRow[] = [];
      for (const some of chunks([...new Set(personIds)]))
        rows.push(
          ...(await knex(TABLE).whereIn('person_id', some.map(toPlain))),
        );
      return rows.map(toRecord);
    },
    erase: async person => {
      const ids = await idsOf(person);
      await knex(TABLE)
        .whereIn('person_id', ids.map(toPlain))
        .whereNull('erased_at')
        .update({
          salt: null,
          email: null,
          name: null,
          entity_ref: null,
          erased_at: now(),
        });
      recent.clear();
      return ids;
    },
    incidentsNaming: async ids => {
      const place =
        dialect === 'sqlite'
          ? 'instr(payload, ?) > 0'
          : 'position(? in payload) > 0';
      const found = new Set<string>();
      for (const id of ids) {
        const rows: { incident_id: string }[] = await knex('ir_commits')
          .distinct('incident_id')
          .whereRaw(place, [JSON.stringify(id)]);
        rows.forEach(row => found.add(fromPlain(row.incident_id)));
      }
      return [...found].sort();
    },
  };
}

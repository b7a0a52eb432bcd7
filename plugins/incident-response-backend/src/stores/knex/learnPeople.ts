import type { Knex } from 'knex';
import type { LearnedPerson } from '../PersonStore';
import { chunks, emailOf, newRow, PEOPLE, type PersonRow } from './personRows';

/** What was learnt since: a name may change, and the catalog may come to know somebody. */
async function update(
  knex: Knex,
  row: PersonRow,
  person: LearnedPerson,
): Promise<void> {
  const {
    name,
    entity_ref: entityRef,
    slack_id: slackId,
  } = newRow(person, 0, '');
  const change = {
    ...(name !== null && name !== row.name && { name }),
    ...(entityRef !== null &&
      entityRef !== row.entity_ref && { entity_ref: entityRef }),
    ...(slackId !== null && slackId !== row.slack_id && { slack_id: slackId }),
  };
  if (Object.keys(change).length > 0)
    await knex(PEOPLE)
      .where({ person_id: row.person_id })
      .whereNull('erased_at')
      .update(change);
}

async function byEmail(knex: Knex, emails: readonly string[]) {
  const found = new Map<string, PersonRow>();
  for (const some of chunks(emails)) {
    const rows: PersonRow[] = await knex(PEOPLE).whereIn('email', [...some]);
    rows.forEach(row => row.email !== null && found.set(row.email, row));
  }
  return found;
}

/** The id of each, in order; who was not known gets one. */
export async function learnPeople(
  knex: Knex,
  people: readonly LearnedPerson[],
  now: number,
  newSalt: () => string,
): Promise<readonly string[]> {
  const emails = [...new Set(people.map(emailOf))];
  const before = await byEmail(knex, emails);
  const added = new Map(
    people
      .filter(person => !before.has(emailOf(person)))
      .map(person => [emailOf(person), newRow(person, now, newSalt())]),
  );
  for (const rows of chunks([...added.values()]))
    await knex(PEOPLE)
      .insert([...rows])
      .onConflict('email')
      .ignore();
  for (const person of people) {
    const row = before.get(emailOf(person));
    if (row) await update(knex, row, person);
  }
  // Another process may have been first: the table says which id it is.
  const after = added.size > 0 ? await byEmail(knex, emails) : before;
  return people.map(person => {
    const row = after.get(emailOf(person));
    if (!row)
      throw new Error(
        'A person was erased while they were being learnt of. Try again.',
      );
    return row.person_id;
  });
}

import { isChatOnlyRef } from '@incident-response/backstage-plugin-incident-response-common';
import type { Knex } from 'knex';
import type { ChatOnlyPerson } from '../PersonStore';
import { PEOPLE } from './personRows';
import { toPlain } from './plainText';

/** Names by account. Who was erased has a row that says so, and keeps it. */
export async function learnChatOnly(
  knex: Knex,
  people: readonly ChatOnlyPerson[],
  now: number,
): Promise<void> {
  for (const { ref, slackId, name } of people) {
    const told = { name: toPlain(name), slack_id: toPlain(slackId) };
    await knex(PEOPLE)
      .insert({ person_id: toPlain(ref), ...told, learned_at: now })
      .onConflict('person_id')
      .ignore();
    await knex(PEOPLE)
      .where({ person_id: toPlain(ref) })
      .whereNull('erased_at')
      .update(told);
  }
}

/** Accounts are known by what they are called, whoever is erased: they are not learnt of again. */
export async function markErased(
  knex: Knex,
  ids: readonly string[],
  now: number,
): Promise<void> {
  const rows = ids
    .filter(isChatOnlyRef)
    .map(ref => ({ person_id: toPlain(ref), learned_at: now, erased_at: now }));
  if (rows.length > 0)
    await knex(PEOPLE).insert(rows).onConflict('person_id').ignore();
}

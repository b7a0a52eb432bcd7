import type { Knex } from 'knex';
import type { PersonStore } from '../PersonStore';
import type { Dialect } from './dialect';
import { isChatOnlyRef } from '@incident-response/backstage-plugin-incident-response-common';
import { learnChatOnly, markErased } from './chatOnlyPeople';
import { learnPeople } from './learnPeople';
import {
  chunks,
  PEOPLE,
  randomSalt,
  toRecord,
  type PersonRow,
} from './personRows';
import { fromPlain, toPlain } from './plainText';
import { createRecentPersonIds } from './recentPersonIds';

/** The people table in SQLite or Postgres. The table must be there. */
export function createKnexPersonStore(
  knex: Knex,
  dialect: Dialect,
  now: () => number,
  newSalt: () => string = randomSalt,
): PersonStore {
  const recent = createRecentPersonIds(now);

  /** Whoever has an account with a Slack id that is known beside an e-mail. */
  async function accountsOf(rows: readonly PersonRow[]) {
    const slackIds = rows.flatMap(({ slack_id: id }) => id ?? []);
    if (slackIds.length === 0) return [];
    const same: PersonRow[] = await knex(PEOPLE).whereIn('slack_id', slackIds);
    return same.map(row => fromPlain(row.person_id)).filter(isChatOnlyRef);
  }

  async function idsOf(person: string): Promise<readonly string[]> {
    const rows: PersonRow[] = await knex(PEOPLE)
      .where('person_id', toPlain(person))
      .orWhere('entity_ref', toPlain(person))
      .orWhere('email', toPlain(person.trim().toLowerCase()));
    const ids = [
      ...rows.map(row => fromPlain(row.person_id)),
      ...(await accountsOf(rows)),
    ];
    // An e-mail is no id: it must not come onto a ledger now.
    return [...new Set([...(person.includes('@') ? [] : [person]), ...ids])];
  }

  return {
    idsOf,
    remember: async people => {
      const unknown = people.filter(person => !recent.get(person));
      const learnt =
        unknown.length > 0
          ? await learnPeople(knex, unknown, now(), newSalt)
          : [];
      const ids = new Map(unknown.map((person, i) => [person, learnt[i]]));
      ids.forEach((id, person) => recent.set(person, id));
      return people.map(person => ids.get(person) ?? recent.get(person) ?? '');
    },
    rememberChatOnly: people => learnChatOnly(knex, people, now()),
    read: async personIds => {
      const rows: PersonRow[] = [];
      for (const some of chunks([...new Set(personIds)]))
        rows.push(
          ...(await knex(PEOPLE).whereIn('person_id', some.map(toPlain))),
        );
      return rows.map(toRecord);
    },
    erase: async person => {
      const ids = await idsOf(person);
      await knex(PEOPLE)
        .whereIn('person_id', ids.map(toPlain))
        .whereNull('erased_at')
        .update({
          salt: null,
          email: null,
          name: null,
          entity_ref: null,
          slack_id: null,
          erased_at: now(),
        });
      await markErased(knex, ids, now());
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

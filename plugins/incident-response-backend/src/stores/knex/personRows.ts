import { createHash, randomBytes } from 'node:crypto';
import type { LearnedPerson, PersonRecord } from '../PersonStore';
import { fromPlain, toPlain } from './plainText';

export const PEOPLE = 'ir_people';

// SQLite takes only so many values in one statement.
const CHUNK = 200;

export interface PersonRow {
  readonly person_id: string;
  readonly salt: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly entity_ref: string | null;
  readonly slack_id: string | null;
  readonly learned_at: number | string;
  readonly erased_at: number | string | null;
}

/** As the table has it. */
export const emailOf = ({ email }: Pick<LearnedPerson, 'email'>) =>
  toPlain(email.trim().toLowerCase());

/** As much as fits into one statement at a time. */
export function chunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) =>
    list.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}

/** As random as a key: without it, an id tells nothing of the e-mail. */
export const randomSalt = () => randomBytes(32).toString('hex');

/** Somebody new, with an id that tells nothing. */
export function newRow(person: LearnedPerson, now: number, salt: string) {
  const email = emailOf(person);
  const digest = createHash('sha256').update(`${salt}\n${email}`).digest('hex');
  return {
    person_id: `person:${digest.slice(0, 32)}`,
    salt,
    email,
    name: person.name === undefined ? null : toPlain(person.name),
    entity_ref:
      person.entityRef === undefined ? null : toPlain(person.entityRef),
    slack_id: person.slackId === undefined ? null : toPlain(person.slackId),
    learned_at: now,
  };
}

export function toRecord(row: PersonRow): PersonRecord {
  return {
    personId: fromPlain(row.person_id),
    ...(row.email !== null && { email: fromPlain(row.email) }),
    ...(row.name !== null && { name: fromPlain(row.name) }),
    ...(row.slack_id !== null && { slackId: fromPlain(row.slack_id) }),
    ...(row.erased_at !== null && { erased: true as const }),
  };
}

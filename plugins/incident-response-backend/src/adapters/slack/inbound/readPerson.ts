import type { Named } from './Asked';

const MENTION = /^<@([UW][A-Z0-9]{2,20})(?:\|[^<>]*)?>$/;
const ENTITY = /^user:[a-z0-9-]+\/[a-z0-9._-]+$/i;

/** A person as Slack writes a mention, or as the catalog names users. */
export function readPerson(word: string): Named | undefined {
  const slackId = MENTION.exec(word)?.[1];
  if (slackId) return { type: 'slack', slackId };
  return ENTITY.test(word)
    ? { type: 'entity', entityRef: word.toLowerCase() }
    : undefined;
}

/** All of them, or the first word that names nobody. */
export function readPeople(
  words: readonly string[],
):
  | { readonly ok: true; readonly people: readonly Named[] }
  | { readonly ok: false; readonly word: string } {
  const people: Named[] = [];
  for (const word of words) {
    const person = readPerson(word);
    if (!person) return { ok: false, word };
    people.push(person);
  }
  return { ok: true, people };
}

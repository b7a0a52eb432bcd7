import type { FoundPerson } from '@incident-response/backstage-plugin-incident-response-common';

const sameEmail = (a: FoundPerson, b: FoundPerson) =>
  a.email !== undefined && a.email === b.email;

/**
 * Everybody once, called for the first reason given. Somebody known by e-mail alone is the same as
 * the one catalog user with that e-mail.
 */
export function mergePeople(
  people: readonly FoundPerson[],
): readonly FoundPerson[] {
  const merged: FoundPerson[] = [];
  for (const person of people) {
    const at = merged.findIndex(
      known =>
        (known.entityRef && known.entityRef === person.entityRef) ||
        ((!known.entityRef || !person.entityRef) && sameEmail(known, person)),
    );
    if (at < 0) {
      merged.push(person);
      continue;
    }
    const { source, slackId = person.slackId } = merged[at];
    const better =
      !merged[at].entityRef && person.entityRef ? person : merged[at];
    merged[at] = { ...better, source, ...(slackId ? { slackId } : {}) };
  }
  return merged;
}

import type {
  FoundPerson,
  Responder,
} from '@incident-response/backstage-plugin-incident-response-common';

const idOf = (person: FoundPerson) =>
  person.entityRef ??
  person.person ??
  // As ledgers had it before people had ids.
  `email:${person.email?.toLowerCase()}`;

function same(responder: Responder, person: FoundPerson): boolean {
  if (responder.entityRef && person.entityRef)
    return responder.entityRef === person.entityRef;
  if (responder.person && person.person)
    return responder.person === person.person;
  return Boolean(
    responder.email &&
      person.email &&
      responder.email === person.email.toLowerCase(),
  );
}

function merge(responder: Responder, person: FoundPerson): Responder {
  const entityRef = responder.entityRef ?? person.entityRef;
  const email = responder.email ?? person.email?.toLowerCase();
  const name = responder.name ?? person.name;
  const id = responder.person ?? person.person;
  // Somebody known only by e-mail could not be invited; with an entity they can.
  const anew =
    !responder.entityRef &&
    Boolean(person.entityRef) &&
    responder.invite === 'failed';
  // Whoever is found or named is called, whatever they were before.
  const { inviteError, uncalled: _was, ...rest } = responder;
  return {
    ...rest,
    id: entityRef ?? responder.id,
    ...(entityRef ? { entityRef } : {}),
    ...(email ? { email } : {}),
    ...(name ? { name } : {}),
    ...(id ? { person: id } : {}),
    ...(responder.known || person.known ? { known: true as const } : {}),
    ...(anew ? { invite: 'pending' as const } : {}),
    ...(!anew && inviteError ? { inviteError } : {}),
  };
}

/** Two entries that turn out to be one person: an invitation to either counts. */
function join(one: Responder, other: Responder): Responder {
  const { inviteError: _old, ...rest } = one;
  const { invite, inviteError } = other.invite === 'invited' ? other : one;
  const email = one.email ?? other.email;
  const name = one.name ?? other.name;
  const person = one.person ?? other.person;
  const addedAt = one.addedAt ?? other.addedAt;
  const joinedAt = one.joinedAt ?? other.joinedAt;
  const activeAt = one.activeAt ?? other.activeAt;
  return {
    ...rest,
    ...(email ? { email } : {}),
    ...(name ? { name } : {}),
    ...(person ? { person } : {}),
    ...(one.known || other.known ? { known: true as const } : {}),
    ...(addedAt ? { addedAt } : {}),
    ...(joinedAt ? { joinedAt } : {}),
    ...(activeAt ? { activeAt } : {}),
    invite,
    ...(inviteError ? { inviteError } : {}),
  };
}

/** Adds people to the responders; one person found twice stays one responder. */
export function mergePeople(
  responders: readonly Responder[],
  people: readonly FoundPerson[],
): readonly Responder[] {
  return people.reduce<readonly Responder[]>((list, person) => {
    if (!person.entityRef && !person.person && !person.email) return list;
    const [first, ...others] = list.filter(r => same(r, person));
    if (first) {
      const one = others.reduce(join, merge(first, person));
      return list.flatMap(r => {
        if (r === first) return [one];
        return others.includes(r) ? [] : [r];
      });
    }
    const responder: Responder = {
      id: idOf(person),
      ...(person.entityRef ? { entityRef: person.entityRef } : {}),
      ...(person.email ? { email: person.email.toLowerCase() } : {}),
      ...(person.name ? { name: person.name } : {}),
      ...(person.person ? { person: person.person } : {}),
      ...(person.known ? { known: true as const } : {}),
      source: person.source,
      invite: 'pending',
    };
    return [...list, responder];
  }, responders);
}

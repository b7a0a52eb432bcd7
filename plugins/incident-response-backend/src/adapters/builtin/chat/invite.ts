import type {
  InviteResult,
  Invitee,
} from '@incident-response/backstage-plugin-incident-response-node';

/** Who can be shown the incident page, and why the others cannot. */
export function sortInvitees(people: readonly Invitee[]): {
  readonly members: readonly (Invitee & { readonly entityRef: string })[];
  readonly failed: InviteResult['failed'];
} {
  const members = people.flatMap(person =>
    person.entityRef ? [{ ...person, entityRef: person.entityRef }] : [],
  );
  const failed = people
    .filter(person => !person.entityRef)
    .map(person => ({
      responder: person.id,
      error: person.email
        ? 'No Backstage user has their e-mail; invite them by hand.'
        : 'Nothing but a name is known; invite them by hand.',
    }));
  return { members, failed };
}

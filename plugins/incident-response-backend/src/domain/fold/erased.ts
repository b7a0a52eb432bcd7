import type { FoldedIncident } from '../FoldedIncident';

/** What an erased person is called wherever a name stood. */
export const ERASED_NAME = 'erased person';

/** The people of the incident without the names of those who were erased. */
export function withoutErased(
  incident: FoldedIncident,
  persons: readonly string[],
): FoldedIncident {
  const erased = [...new Set([...(incident.erased ?? []), ...persons])];
  const isErased = (ids: readonly (string | undefined)[]) =>
    ids.some(id => id !== undefined && erased.includes(id));
  return {
    ...incident,
    erased,
    responders: incident.responders.map(responder => {
      if (!isErased([responder.id, responder.person])) return responder;
      const { email: _email, ...rest } = responder;
      return { ...rest, name: ERASED_NAME };
    }),
  };
}

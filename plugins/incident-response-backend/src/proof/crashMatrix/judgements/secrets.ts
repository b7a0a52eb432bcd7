import { publicationRequestSchema } from '@incident-response/backstage-plugin-incident-response-common';
import type { Hearing } from '../judge';
import { restrictionsIn } from './restrictions';

const DRILL_PAGE = 'drills';

/** What everybody could see while it was for few, and what of a drill customers could read. */
export function shownUnduly({ world, events }: Hearing): readonly string[] {
  const restrictions = restrictionsIn(events);
  const isSecret = (incidentId: string, at: string) =>
    restrictions.some(
      r =>
        r.incidentId === incidentId &&
        Date.parse(at) >= r.from &&
        Date.parse(at) < r.to,
    );
  const drills = new Set(
    events.flatMap(({ incidentId, event }) =>
      event.type === 'INCIDENT_DECLARED' && event.data.kind === 'drill'
        ? [incidentId]
        : [],
    ),
  );
  const announced = world.messages.filter(
    ({ room_id: room, effect_key: key, posted_at: at }) =>
      room === null && isSecret(key.slice(0, key.indexOf('/')), at),
  );
  return [
    ...announced.map(
      ({ what }) => `${what} was announced while it was restricted.`,
    ),
    ...world.updates.flatMap(({ incident_id: id, draft_id: draft, ...row }) => {
      const { page } = publicationRequestSchema.parse(JSON.parse(row.request));
      return [
        ...(isSecret(id, row.published_at)
          ? [`${draft} was published while it was restricted.`]
          : []),
        ...(drills.has(id) === (page === DRILL_PAGE)
          ? []
          : [`${draft} of ${id} is on the page ${page}.`]),
      ];
    }),
  ];
}

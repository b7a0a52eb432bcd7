import { z } from 'zod';
import { request } from '../fullBackend/request';
import { must } from './DrillMiss';

const publicIncidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  updates: z.array(z.object({ status: z.string(), body: z.string() })),
});

const publicStatusSchema = z.object({
  incidents: z.array(publicIncidentSchema),
  history: z.array(publicIncidentSchema),
});

/** What customers read now: open incidents first, then resolved ones. */
export async function readPublicStatus(backendUrl: string) {
  const answer = await request(
    `${backendUrl}/api/incident-response/public/status.json`,
  );
  const status = publicStatusSchema.safeParse(answer.json);
  must(
    status.success,
    `The public status is not readable: ${answer.status} ${answer.text.slice(
      0,
      300,
    )}`,
  );
  return [...status.data.incidents, ...status.data.history];
}

/** Every public update that says exactly this. */
export async function findPublished(backendUrl: string, body: string) {
  const incidents = await readPublicStatus(backendUrl);
  return incidents.flatMap(incident =>
    incident.updates
      .filter(update => update.body === body)
      .map(update => ({ ...update, incident })),
  );
}

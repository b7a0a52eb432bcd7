import { setTimeout as sleep } from 'node:timers/promises';
import type {
  CommandResponse,
  IncidentView,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { CommandRejected } from '../../../engine/IncidentService';
import { request, sentenceOf } from '../../fullBackend/request';
import { signIn } from '../../fullBackend/signIn';
import type { Scene } from '../playPeople';
import { webhookBody } from './webhookBody';

const answerSchema = z.object({ incidentId: z.string().optional() });

const LOOK_AGAIN_MS = 150;
const DEADLINE_MS = 4_000;

/** Sends as OnCall does: any status is an answer, and without one it sends again. */
export const deliverTo =
  (url: string, startedAt: Date): Scene['deliver'] =>
  async name => {
    const { body, eventKey } = webhookBody(name, startedAt);
    const answer = await request(`${url}/webhooks/grafana-oncall`, {
      method: 'POST',
      headers: { authorization: 'demo-webhook-secret' },
      body,
      deadlineMs: DEADLINE_MS,
    });
    if (answer.status !== 200 && answer.status !== 202)
      throw new Error(`The alert was refused: ${sentenceOf(answer)}`);
    return { ...answerSchema.parse(answer.json), eventKey };
  };

/** The doors of a whole backend, as people and alert sources use them. */
export async function overHttp(
  backendUrl: string,
  commander: string,
  startedAt: Date,
): Promise<Pick<Scene, 'service' | 'deliver'>> {
  const person = await signIn(backendUrl, commander);
  const api = `${backendUrl}/api/incident-response`;
  return {
    deliver: deliverTo(api, startedAt),
    service: {
      get: async id =>
        (await person.read<IncidentView>(`/incidents/${id}`)).incident,
      command: async (id, command) => {
        const answer = await person.ask(id, command);
        if (answer.status === 200) return answer.json as CommandResponse;
        if (answer.status < 500)
          throw new CommandRejected('conflict', sentenceOf(answer));
        throw new Error(sentenceOf(answer));
      },
      waitForChange: async () => sleep(LOOK_AGAIN_MS),
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type {
  CommandResponse,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { request, sentenceOf, type Answer } from './request';

const identitySchema = z.object({
  backstageIdentity: z.object({ token: z.string().min(1) }),
});

/** A demo person with a Backstage identity, at the HTTP API. */
export interface SignedIn {
  readonly entityRef: string;
  /** Path below the plugin's API, for example `/incidents`. */
  get(path: string): Promise<Answer>;
  /** As `get`, for what must be there. @throws Error with the answer's sentence */
  read<T>(path: string): Promise<T>;
  /** The answer, whatever it is. */
  ask(incidentId: string, command: IncidentCommand): Promise<Answer>;
  /** As `ask`, for what must be done. @throws Error with the answer's sentence */
  command(
    incidentId: string,
    command: IncidentCommand,
  ): Promise<CommandResponse>;
  /** Any path of the backend, for example `/api/catalog/…`. */
  getFrom(path: string): Promise<Answer>;
}

/**
 * Signs in through the demo's own door. The catalog may still be reading its files: asks again until
 * it knows the person.
 */
export async function signIn(
  backendUrl: string,
  entityRef: string,
  withinMs = 60_000,
): Promise<SignedIn> {
  const api = `${backendUrl}/api/incident-response`;
  const deadline = Date.now() + withinMs;
  let answer: Answer;
  for (;;) {
    answer = await request(`${backendUrl}/api/auth/demo/refresh`, {
      headers: { 'x-demo-persona': entityRef },
    });
    if (answer.status === 200) break;
    if (Date.now() > deadline)
      throw new Error(`${entityRef} cannot sign in: ${sentenceOf(answer)}`);
    await sleep(200);
  }
  const { backstageIdentity } = identitySchema.parse(answer.json);
  const headers = { authorization: `Bearer ${backstageIdentity.token}` };

  const get = (path: string) => request(`${api}${path}`, { headers });
  const ask = (incidentId: string, command: IncidentCommand) =>
    request(`${api}/incidents/${incidentId}/commands`, {
      method: 'POST',
      headers,
      body: { command },
    });
  return {
    entityRef,
    get,
    ask,
    read: async <T>(path: string) => {
      const got = await get(path);
      if (got.status !== 200)
        throw new Error(`${path} was not answered: ${sentenceOf(got)}`);
      return got.json as T;
    },
    command: async (incidentId, command) => {
      const done = await ask(incidentId, command);
      if (done.status !== 200)
        throw new Error(
          `${entityRef} was refused ${command.type}: ${sentenceOf(done)}`,
        );
      return done.json as CommandResponse;
    },
    getFrom: path => request(`${backendUrl}${path}`, { headers }),
  };
}

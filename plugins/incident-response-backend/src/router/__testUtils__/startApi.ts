import { randomUUID } from 'node:crypto';
import type {
  AuditorServiceCreateEventOptions,
  AuditorService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  DraftContent,
  Incident,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import request from 'supertest';
import type { RouterDeps } from '../createRouter';
import { ADA, api, as, startRouter, type Policy } from './startRouter';

export const allow = { result: AuthorizeResult.ALLOW } as const;
export const deny = { result: AuthorizeResult.DENY } as const;

export const declaration = (more: object = {}) => ({
  requestId: randomUUID(),
  title: 'Checkout is down',
  severity: 'P1',
  entityRef: 'component:default/checkout',
  ...more,
});

export const content: DraftContent = {
  title: 'Checkout is slow',
  status: 'investigating',
  impact: 'minor',
  body: 'We are looking into it.',
  components: {},
  notify: false,
};

export const idsOf = (body: { incidents: { id: string }[] }) =>
  body.incidents.map(({ id }) => id);

/** An auditor that remembers what it was told. */
function createAuditTrail() {
  const acts: AuditorServiceCreateEventOptions[] = [];
  const outcomes: string[] = [];
  const auditor: AuditorService = mockServices.auditor.mock({
    createEvent: async options => {
      acts.push(options);
      return {
        success: async () => void outcomes.push('success'),
        fail: async ({ error }) => void outcomes.push(error.message),
      };
    },
  });
  return { acts, outcomes, auditor };
}

/** The API as people and programs use it. Everybody is Ada unless it says otherwise. */
export async function startApi(deps: Partial<RouterDeps> = {}) {
  const rules: { policy?: Policy } = {};
  const audit = createAuditTrail();
  const running = await startRouter({
    deps,
    auditor: audit.auditor,
    policy: () => rules.policy ?? (() => allow),
  });

  const get = (path: string, who: object = as.user(ADA)) =>
    request(running.server)
      .get(api(path))
      .set({ ...who });
  const post = (path: string, body: object, who: object = as.user(ADA)) =>
    request(running.server)
      .post(api(path))
      .set({ ...who })
      .send(body);
  const send = (id: string, command: IncidentCommand, who?: object) =>
    post(`/incidents/${id}/commands`, { command }, who);

  return {
    ...running,
    audit,
    /** The permission policy; absent: everything is allowed. */
    rules,
    get,
    post,
    send,
    async declare(more: object = {}): Promise<string> {
      const response = await post('/incidents', declaration(more));
      expect(response.status).toBe(201);
      return response.body.incidentId;
    },
    async incidentOf(id: string): Promise<Incident> {
      return (await get(`/incidents/${id}`)).body.incident;
    },
  };
}

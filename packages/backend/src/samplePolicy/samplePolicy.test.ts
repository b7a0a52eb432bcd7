import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import incidentResponse from '@incident-response/backstage-plugin-incident-response-backend';
import permissionBackend from '@backstage/plugin-permission-backend';
import request from 'supertest';
import { samplePolicyModule } from './module';

const API = '/api/incident-response';
const ADA = 'user:default/ada';
const EVE = 'user:default/eve';

const checkout = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: ADA },
  relations: [{ type: 'ownedBy', targetRef: ADA }],
};
const ada = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { profile: { email: 'ada@example.org' } },
};

jest.setTimeout(60_000);

describe('the sample policy, behind the real permission backend', () => {
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        incidentResponse,
        permissionBackend,
        samplePolicyModule,
        permissionsServiceFactory,
        mockServices.rootLogger.factory({ level: 'none' }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: {
              baseUrl: 'http://localhost:7007',
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            permission: { enabled: true },
          },
        }),
        catalogServiceMock.factory({ entities: [checkout, ada] }),
      ],
    });
  });
  afterAll(() => backend.stop());

  const as = (entityRef: string) => ({
    authorization: mockCredentials.user.header(entityRef),
  });
  const get = (path: string, who: string) =>
    request(backend.server).get(`${API}${path}`).set(as(who));
  const note = (id: string, who: string) =>
    request(backend.server)
      .post(`${API}/incidents/${id}/commands`)
      .set(as(who))
      .send({ command: { type: 'addNote', text: 'Seen.' } });

  /** An incident whose owner the catalog has named. */
  async function declared(severity: string): Promise<string> {
    const answer = await request(backend.server)
      .post(`${API}/incidents`)
      .set(as(EVE))
      .send({
        requestId: randomUUID(),
        title: 'Checkout is down',
        severity,
        entityRef: 'component:default/checkout',
      });
    expect(answer.status).toBe(201);
    const id = answer.body.incidentId;
    for (let tries = 0; tries < 300; tries++) {
      const { body } = await get(`/incidents/${id}`, ADA);
      if (body.incident?.ownership) return id;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error('The catalog never named an owner.');
  }

  it('lets owners and participants run an incident, and strangers read it', async () => {
    const id = await declared('P3');
    expect((await note(id, ADA)).status).toBe(200);
    expect((await get(`/incidents/${id}`, 'user:default/zoe')).status).toBe(
      200,
    );
    const refused = await note(id, 'user:default/zoe');
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(
      'incident-response.incident.command',
    );
  });

  it('opens the worst ones to everybody', async () => {
    const id = await declared('P1');
    expect((await note(id, 'user:default/zoe')).status).toBe(200);
  });

  it('leaves verification to owners and auditors', async () => {
    const id = await declared('P2');
    expect((await get(`/incidents/${id}/verify`, ADA)).status).toBe(200);
    expect(
      (await get(`/incidents/${id}/verify`, 'user:default/zoe')).status,
    ).toBe(403);
  });

  it('is what the documentation shows', async () => {
    const read = (path: string) => readFile(join(__dirname, path), 'utf8');
    const docs = await read('../../../../docs/permissions.md');
    for (const file of ['samplePolicy.ts', 'module.ts'])
      expect(docs).toContain(await read(file));
  });
});

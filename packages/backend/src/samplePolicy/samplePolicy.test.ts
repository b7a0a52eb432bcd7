import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
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
const ZOE = 'user:default/zoe';
const IVY = 'user:default/ivy';
const AUDITORS = 'group:default/auditors';

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

/**
 * Tokens between plugins name the plugin that asks for a user, as those of a real backend do: the
 * permission backend answers with conditions to plugins alone.
 */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const pluginId = plugin.getId();
    const mock = mockServices.auth({
      pluginId,
      disableDefaultAuthPolicy: false,
    });
    const issue = mock.getPluginRequestToken.bind(mock);
    return Object.assign(mock, {
      getPluginRequestToken: async (
        options: Parameters<typeof issue>[0],
      ): ReturnType<typeof issue> => {
        const { onBehalfOf } = options;
        return mock.isPrincipal(onBehalfOf, 'user')
          ? {
              token: mockCredentials.user.token(
                onBehalfOf.principal.userEntityRef,
                { actor: { subject: `plugin:${pluginId}` } },
              ),
            }
          : issue(options);
      },
    });
  },
});

/** Ivy is the only auditor. */
const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    getUserInfo: async credentials => {
      const { userEntityRef = '' } = credentials.principal as {
        readonly userEntityRef?: string;
      };
      const groups = userEntityRef === IVY ? [AUDITORS] : [];
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...groups],
      };
    },
  }),
});

describe('the sample policy, behind the real permission backend', () => {
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        incidentResponse,
        permissionBackend,
        samplePolicyModule,
        permissionsServiceFactory,
        auth,
        userInfo,
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
  const send = (id: string, command: object, who: string) =>
    request(backend.server)
      .post(`${API}/incidents/${id}/commands`)
      .set(as(who))
      .send({ command });
  const note = (id: string, who: string) =>
    send(id, { type: 'addNote', text: 'Seen.' }, who);

  async function declare(more: object): Promise<string> {
    const answer = await request(backend.server)
      .post(`${API}/incidents`)
      .set(as(EVE))
      .send({
        requestId: randomUUID(),
        title: 'Checkout is down',
        entityRef: 'component:default/checkout',
        ...more,
      });
    expect(answer.status).toBe(201);
    return answer.body.incidentId;
  }

  /** An incident whose owner the catalog has named. */
  async function owned(severity: string): Promise<string> {
    const id = await declare({ severity });
    for (;;) {
      const { status, body } = await get(`/incidents/${id}`, ADA);
      expect(status).toBe(200);
      if (body.incident.ownership) return id;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it('lets owners run an incident, and strangers read it', async () => {
    const id = await owned('P3');
    expect((await note(id, ADA)).status).toBe(200);
    expect((await get(`/incidents/${id}`, ZOE)).status).toBe(200);
    const refused = await note(id, ZOE);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(
      'incident-response.incident.command',
    );
  });

  it('lets whoever was called run it, from then on', async () => {
    const id = await owned('P3');
    expect((await note(id, ZOE)).status).toBe(403);
    const invite = { type: 'invite', entityRefs: [ZOE] };
    expect((await send(id, invite, ADA)).status).toBe(200);
    expect((await note(id, ZOE)).status).toBe(200);
  });

  it('shows to each what they may do', async () => {
    const id = await owned('P3');
    const allowedFor = async (who: string) =>
      (await get(`/incidents/${id}`, who)).body.viewer.allowed;
    expect((await allowedFor(ADA)).addNote).toBe(true);
    expect((await allowedFor(ZOE)).addNote).toContain('permission policy');
  });

  it('opens the worst ones to everybody', async () => {
    expect((await note(await owned('P1'), ZOE)).status).toBe(200);
  });

  it('leaves verification to owners and auditors', async () => {
    const path = `/incidents/${await owned('P2')}/verify`;
    expect((await get(path, ADA)).status).toBe(200);
    expect((await get(path, IVY)).status).toBe(200);
    expect((await get(path, ZOE)).status).toBe(403);
  });

  it('leaves what tells of every incident to auditors', async () => {
    const report = '/publications?from=2026-01-01&to=2026-02-01';
    for (const path of ['/evidence', report]) {
      expect((await get(path, IVY)).status).toBe(200);
      expect((await get(path, ADA)).status).toBe(403);
    }
  });

  it('opens no restricted incident to whoever is no part of it', async () => {
    const id = await declare({ severity: 'P1', visibility: 'restricted' });
    const path = `/incidents/${id}`;
    const listed = async (who: string): Promise<readonly string[]> =>
      (await get('/incidents', who)).body.incidents.map(
        (one: { id: string }) => one.id,
      );
    expect((await get(path, EVE)).status).toBe(200);
    for (const who of [ZOE, IVY]) {
      expect((await get(path, who)).status).toBe(404);
      expect((await note(id, who)).status).toBe(404);
      expect(await listed(who)).not.toContain(id);
    }
    expect((await get(`${path}/verify`, IVY)).status).toBe(404);
    await send(id, { type: 'invite', entityRefs: [ZOE] }, EVE);
    expect((await note(id, ZOE)).status).toBe(200);
    expect(await listed(ZOE)).toContain(id);
  });

  it('is what the documentation shows', async () => {
    const read = (path: string) => readFile(join(__dirname, path), 'utf8');
    const docs = await read('../../../../docs/permissions.md');
    for (const file of ['samplePolicy.ts', 'module.ts'])
      expect(docs).toContain(await read(file));
  });
});

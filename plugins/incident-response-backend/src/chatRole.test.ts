import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  incidentResponseChatExtensionPoint,
  type Chat,
} from '@incident-response/backstage-plugin-incident-response-node';
import request from 'supertest';
import plugin from '.';
import { ORGANISATION } from './engine/__testUtils__/startEngine';

jest.setTimeout(60_000);

const unused = async () => {
  throw new Error('nobody conducts here');
};

/** A module whose chat listens on a socket of its own. */
function bells(fails = false) {
  let socket: Server | undefined;
  const did: string[] = [];
  const chat: Chat = {
    name: 'Bells',
    openRoom: unused,
    post: unused,
    update: unused,
    invite: unused,
    pin: unused,
    archive: unused,
    announce: unused,
    start: async signal => {
      did.push(signal.aborted ? 'start too late' : 'start');
      if (fails) throw new Error('token xoxb-1 is refused');
      socket = createServer().listen(0, '127.0.0.1');
      await once(socket, 'listening');
      did.push('listening');
    },
    stop: async () => {
      if (socket) await new Promise(resolve => socket?.close(resolve));
      did.push('stopped');
    },
  };
  const module = createBackendModule({
    pluginId: 'incident-response',
    moduleId: 'bells',
    register(env) {
      env.registerInit({
        deps: { chats: incidentResponseChatExtensionPoint },
        async init({ chats }) {
          chats.setChat({ from: 'bells', create: () => chat });
        },
      });
    },
  });
  return { did, module };
}

async function replica(
  module: ReturnType<typeof bells>['module'],
  incidentResponse: object,
) {
  const backend = await startTestBackend({
    features: [
      plugin,
      module,
      mockServices.rootLogger.factory({ level: 'none' }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: 'http://localhost:7007',
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          incidentResponse,
        },
      }),
      catalogServiceMock.factory({ entities: ORGANISATION }),
    ],
  });
  const health = async () =>
    (await request(backend.server).get('/api/incident-response/health')).body;
  return { health, stop: () => backend.stop() };
}

describe('the role chat', () => {
  it.each([
    ['on a replica that has it alone', { roles: ['chat'] }],
    ['on a replica that does everything', {}],
  ])('listens to the chat %s, until it ends', async (_where, config) => {
    const { did, module } = bells();
    const { stop } = await replica(module, config);
    while (!did.includes('listening'))
      await new Promise(resolve => setTimeout(resolve, 10));
    expect(did).toEqual(['start', 'listening']);
    await stop();
    expect(did).toEqual(['start', 'listening', 'stopped']);
  });

  it('is what listening takes: a replica without it touches no socket', async () => {
    const { did, module } = bells();
    const { health, stop } = await replica(module, {
      roles: ['ingest', 'conductor'],
    });
    expect(await health()).toMatchObject({ roles: ['ingest', 'conductor'] });
    await stop();
    expect(did).toEqual([]);
  });

  it('that cannot be played is told, and stops nothing else', async () => {
    const { did, module } = bells(true);
    const { health, stop } = await replica(module, {});
    while (!did.includes('start'))
      await new Promise(resolve => setTimeout(resolve, 10));
    expect(await health()).toMatchObject({
      status: 'ok',
      problems: [expect.stringContaining('does not hear the chat')],
    });
    await stop();
  });
});

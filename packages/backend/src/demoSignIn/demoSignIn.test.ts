import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { demoSignInModule } from './module';
import { readPersonas } from './personas';

const ada = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada.moreau', namespace: 'default' },
  spec: { memberOf: [] },
};

function config(environment: string, user = 'user:default/ada.moreau') {
  return {
    app: { baseUrl: 'http://localhost' },
    backend: { baseUrl: 'http://localhost' },
    auth: { environment, providers: { demo: {} } },
    demo: { personas: [{ user, title: 'Ada Moreau' }] },
  };
}

async function start() {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      demoSignInModule,
      mockServices.rootConfig.factory({ data: config('development') }),
      catalogServiceMock.factory({ entities: [ada] }),
    ],
  });
  return (persona?: string) => {
    const call = request(server).get('/api/auth/demo/refresh');
    return persona ? call.set('x-demo-persona', persona) : call;
  };
}

describe('demo sign-in', () => {
  it('gives the chosen person their Backstage identity', async () => {
    const signIn = await start();
    const response = await signIn('user:default/ada.moreau');
    expect(response.status).toBe(200);
    expect(response.body.backstageIdentity.identity).toMatchObject({
      type: 'user',
      userEntityRef: 'user:default/ada.moreau',
    });
    expect(response.body.profile).toEqual({ displayName: 'Ada Moreau' });
  });

  it('refuses people who are not offered, and requests that name nobody', async () => {
    const signIn = await start();
    expect((await signIn('user:default/root')).status).toBe(403);
    expect((await signIn()).status).toBe(401);
  });

  it('refuses to start in production', () => {
    const production = mockServices.rootConfig({ data: config('production') });
    expect(() => readPersonas(production)).toThrow(/auth.environment/);
  });

  it('names the key of a persona that is no user', () => {
    const group = mockServices.rootConfig({
      data: config('development', 'group:default/payments'),
    });
    expect(() => readPersonas(group)).toThrow(/demo.personas\[0\].user/);
  });
});

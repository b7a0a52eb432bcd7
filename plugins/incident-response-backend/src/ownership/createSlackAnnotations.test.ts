import type { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { CatalogServices } from './catalogReader';
import { createSlackAnnotations } from './createSlackAnnotations';

const user = (name: string, slackId?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name,
    namespace: 'default',
    ...(slackId && { annotations: { 'slack.com/user-id': slackId } }),
  },
  spec: {},
});

function start(
  catalog: CatalogServices['catalog'] = catalogServiceMock({
    entities: [user('ada', ' U0ADA '), user('ben')],
  }),
) {
  let time = 0;
  const errors: string[] = [];
  const annotations = createSlackAnnotations(
    { catalog, auth: mockServices.auth() },
    {
      now: () => time,
      onError: (sentence, error) => errors.push(`${sentence} ${error}`),
    },
  );
  return {
    annotations,
    errors,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('the annotations of the catalog', () => {
  it('are not known before they were read, and then only those that are there', async () => {
    const { annotations } = start();
    expect(annotations.known()).toBeUndefined();
    await annotations.load();
    expect([...(annotations.known() ?? [])]).toEqual([
      ['user:default/ada', 'U0ADA'],
    ]);
  });

  it('are read over all pages', async () => {
    const many = Array.from({ length: 1_201 }, (_, n) =>
      user(`u${n}`, `U${n}`),
    );
    const { annotations } = start(catalogServiceMock({ entities: many }));
    await annotations.load();
    expect(annotations.known()?.size).toBe(1_201);
  });

  it('are not believed for ever, and are read again', async () => {
    const { annotations, pass } = start();
    await annotations.load();
    pass(15 * 60_000);
    expect(annotations.known()).toBeUndefined();
    await annotations.load();
    expect(annotations.known()?.size).toBe(1);
  });

  it('stay as they were where the catalog fails, which is said', async () => {
    const whole = catalogServiceMock({ entities: [user('ada', 'U0ADA')] });
    let up = true;
    const { annotations, errors, pass } = start({
      getEntitiesByRefs: whole.getEntitiesByRefs,
      queryEntities: async (request, options) => {
        if (!up) throw new Error('the catalog is down');
        return whole.queryEntities(request, options);
      },
    });
    await annotations.load();
    up = false;
    pass(5 * 60_000);
    await annotations.load();
    expect(annotations.known()?.size).toBe(1);
    expect(errors).toEqual([expect.stringContaining('the catalog is down')]);
  });
});

import {
  pageComponentsSchema,
  type PageComponents,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  OutboundCallError,
  type CallFailure,
} from '@incident-response/backstage-plugin-incident-response-node';
import { apiSuite } from './__testUtils__/apiSuite';
import { deny } from './__testUtils__/startApi';
import { as } from './__testUtils__/startRouter';

const COMPONENTS: PageComponents = {
  page: 'Statuspage',
  components: [
    { id: 'c1', name: 'Checkout', status: 'partial_outage' },
    { id: 'c2', name: 'Search' },
  ],
};

let id: string;
let answers: () => Promise<PageComponents>;

const running = apiSuite({ readPageComponents: () => answers() });
beforeAll(async () => {
  id = await running().declare();
});
beforeEach(() => {
  answers = async () => COMPONENTS;
});

const read = (who?: object) =>
  running().get(`/incidents/${id}/page-components`, who);

describe("the status page's components", () => {
  it('are read as the page has them', async () => {
    const response = await read();
    expect(response.status).toBe(200);
    expect(pageComponentsSchema.parse(response.body)).toEqual(COMPONENTS);
  });

  it('are for who may read the incident, and the page is not asked for others', async () => {
    const asked: string[] = [];
    answers = async () => {
      asked.push('asked');
      return COMPONENTS;
    };
    expect((await read({})).status).toBe(401);
    running().rules.policy = () => deny;
    expect((await read()).status).toBe(403);
    expect((await read(as.service)).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('do not exist for an incident that does not', async () => {
    const response = await running().get('/incidents/no-such/page-components');
    expect(response.status).toBe(404);
    expect(response.body.error.message).toContain('no incident no-such');
  });

  it.each<[CallFailure, number]>([
    ['rejected', 502],
    ['not-executed', 503],
    ['unknown', 503],
  ])(
    'that failed as %s answer %i with the sentence',
    async (failure, status) => {
      answers = async () => {
        throw new OutboundCallError('The page said no.', { failure });
      };
      const response = await read();
      expect(response.status).toBe(status);
      expect(response.body.error.message).toBe('The page said no.');
    },
  );
});

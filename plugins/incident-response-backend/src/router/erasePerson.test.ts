import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  ADA,
  api,
  as,
  startRouter,
  type Policy,
} from './__testUtils__/startRouter';

const CAROL = 'carol.danvers@example.org';

const ALERT = {
  source: 'grafana-oncall',
  group: 'G1',
  startedAt: '2026-11-23T10:00:00.000Z',
  trigger: 'alert group created',
  state: 'firing' as const,
  at: '2099-11-23T10:00:00.000Z',
  title: `Checkout fails for ${CAROL}`,
  severity: 'P1' as const,
  severityReason: 'label',
  entityHints: [],
  labels: {},
  contacts: [{ email: CAROL, name: 'Carol' }],
};

describe('erasing a person', () => {
  let started: Awaited<ReturnType<typeof startRouter>>;
  let policy: Policy;

  beforeEach(async () => {
    policy = () => ({ result: AuthorizeResult.ALLOW });
    started = await startRouter({ policy: () => policy });
  });
  afterEach(() => started.stop());

  const erase = (body: object) =>
    request(started.server)
      .post(api('/people/erase'))
      .set(as.user(ADA))
      .send(body);

  it('leaves nothing of them but an id, and the chain whole', async () => {
    const { service, knex } = started;
    const ingested = await service.ingest('test', { alert: ALERT });
    if (ingested.type !== 'opened') throw new Error(ingested.type);
    const { incidentId } = ingested;

    const [inbox] = await knex('ir_inbox').select('payload');
    expect(inbox.payload).not.toContain(CAROL);
    expect(inbox.payload).not.toContain('Carol');
    const [commit] = await knex('ir_commits').select('payload');
    expect(commit.payload).toContain('Checkout fails for [redacted:email]');

    const { body } = await erase({ person: CAROL, reason: 'She left.' }).expect(
      200,
    );
    expect(body.persons).toEqual([
      expect.stringMatching(/^person:[0-9a-f]{32}$/),
    ]);
    expect(JSON.stringify(await knex('ir_people'))).not.toMatch(/carol/i);
    expect(await service.verify(incidentId)).toMatchObject({ ok: true });
  });

  it('needs the audit permission for every incident', async () => {
    policy = permission => ({
      result: permission.endsWith('.audit')
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    });
    const { status } = await erase({ person: ADA, reason: 'x' });
    expect(status).toBe(403);
  });

  it.each(['', '*', 'person:1', '"', 'component:default/checkout'])(
    'is refused for "%s", which names nobody',
    async person => {
      const { status } = await erase({ person, reason: 'x' });
      expect(status).toBe(400);
    },
  );

  it('is not done without a reason, nor by a service', async () => {
    const unreasoned = await erase({ person: ADA, reason: ' ' });
    const service = await request(started.server)
      .post(api('/people/erase'))
      .set(as.service)
      .send({ person: ADA, reason: 'x' });
    expect([unreasoned.status, service.status]).toEqual([400, 403]);
  });
});

import { randomUUID } from 'node:crypto';
import { apiSuite } from './__testUtils__/apiSuite';
import { allow, deny, declaration } from './__testUtils__/startApi';
import { ADA, as } from './__testUtils__/startRouter';

const running = apiSuite();

describe('declaring', () => {
  it('opens an incident once, however often the same request comes', async () => {
    const body = declaration();
    const first = await running().post('/incidents', body);
    const second = await running().post('/incidents', body);
    expect(first.status).toBe(201);
    expect(second.body.incidentId).toBe(first.body.incidentId);
  });

  it.each([
    ['a field that is missing', { title: undefined }, 'title'],
    ['a severity that does not exist', { severity: 'SEV1' }, 'severity'],
    ['a request id that is none', { requestId: 'x' }, 'requestId'],
    ['a title of blanks', { title: '   ' }, 'title'],
  ])('answers 400 to %s and names it', async (_, change, field) => {
    const response = await running().post('/incidents', declaration(change));
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
  });

  it('needs the declare permission', async () => {
    running().rules.policy = name =>
      name === 'incident-response.incident.declare' ? deny : allow;
    const response = await running().post('/incidents', declaration());
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      'incident-response.incident.declare',
    );
  });
});

describe('who decides', () => {
  it('is nobody who is not signed in', async () => {
    expect((await running().post('/incidents', declaration(), {})).status).toBe(
      401,
    );
    expect((await running().get('/incidents', {})).status).toBe(401);
  });

  it('is never a service', async () => {
    const id = await running().declare();
    const refused = [
      await running().post('/incidents', declaration(), as.service),
      await running().send(id, { type: 'takeCommand' }, as.service),
      await running().post('/drills', { requestId: randomUUID() }, as.service),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await running().incidentOf(id)).ic).toBeUndefined();
  });

  it('is never who acts on behalf of a person', async () => {
    const id = await running().declare();
    const refused = [
      await running().post('/incidents', declaration(), as.onBehalfOf(ADA)),
      await running().send(id, { type: 'takeCommand' }, as.onBehalfOf(ADA)),
      await running().post(
        '/drills',
        { requestId: randomUUID() },
        as.onBehalfOf(ADA),
      ),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(refused[1].body.error.message).toContain(
      'plugin:mcp-actions acts on behalf of user:default/ada',
    );
    expect((await running().incidentOf(id)).ic).toBeUndefined();
  });

  it('lets services and programs of users read, and shows them that they decide nothing', async () => {
    const id = await running().declare();
    for (const who of [as.service, as.onBehalfOf(ADA)]) {
      const { status, body } = await running().get(`/incidents/${id}`, who);
      expect(status).toBe(200);
      expect(body.viewer.entityRef).toBeUndefined();
      expect(Object.values(body.viewer.allowed)).not.toContain(true);
    }
  });
});

describe('drills', () => {
  it('open an incident of their own kind, once a click', async () => {
    const drill = {
      requestId: randomUUID(),
      entityRef: 'component:default/checkout',
    };
    const first = await running().post('/drills', drill);
    const second = await running().post('/drills', drill);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await running().incidentOf(first.body.incidentId)).toMatchObject({
      kind: 'drill',
      severity: 'P1',
      entityHints: ['component:default/checkout'],
    });
  });

  it('say why a severity opens nothing', async () => {
    const response = await running().post('/drills', {
      requestId: randomUUID(),
      severity: 'P4',
    });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('P4');
  });
});

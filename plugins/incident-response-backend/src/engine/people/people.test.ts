import {
  describeEvent,
  type Alert,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Invitee } from '@incident-response/backstage-plugin-incident-response-node';
import { createSqliteDatabase } from '../../contract/__testUtils__/testDatabase';
import { startEngine } from '../__testUtils__/startEngine';

const AUDITOR: Person = {
  kind: 'person',
  entityRef: 'user:default/auditor',
  door: 'console',
};

const alert: Alert = {
  source: 'grafana-oncall',
  group: 'G1',
  startedAt: '2026-11-23T03:00:00.000Z',
  trigger: 'alert group created',
  state: 'firing',
  title: 'Checkout error rate above 5 %',
  severity: 'P1',
  severityReason: 'label severity=critical',
  entityHints: ['checkout'],
  labels: {},
  contacts: [
    { email: 'Carol.Danvers@example.org', name: 'Carol', slackId: 'U0CAROL' },
    // Known to the catalog as well, under the same e-mail.
    { email: 'ada@example.org', name: 'Ada of OnCall', slackId: 'U0ADA' },
  ],
};

describe('the people of an incident', () => {
  let stop: () => Promise<void> = async () => {};
  afterEach(() => stop());

  async function assembled() {
    const invited: Invitee[] = [];
    const database = await createSqliteDatabase();
    const knex = database.connect();
    const started = await startEngine(knex, deps => ({
      ...deps,
      chat: {
        ...deps.chat,
        invite: (invitation, call) => {
          invited.push(...invitation.people);
          return deps.chat.invite(invitation, call);
        },
      },
    }));
    stop = async () => {
      await started.engine.stop();
      await database.remove();
    };
    const ingested = await started.service.ingest('test', { alert });
    if (ingested.type !== 'opened') throw new Error(ingested.type);
    const incident = await started.until(
      ingested.incidentId,
      ({ status, responders }) =>
        status === 'active' && responders.every(r => r.invite !== 'pending'),
    );
    return { ...started, knex, incident, invited };
  }

  const ledgerText = async (
    knex: Awaited<ReturnType<typeof assembled>>['knex'],
  ) =>
    JSON.stringify([
      await knex('ir_commits').select('payload'),
      await knex('ir_inbox').select('payload'),
    ]);

  it('are read with their names, which stand on no ledger', async () => {
    const { incident, knex } = await assembled();
    expect(
      incident.responders.map(({ id, name, invite }) => [id, name, invite]),
    ).toEqual([
      [expect.stringMatching(/^person:/), 'Carol', 'failed'],
      ['user:default/ada', 'ada', 'invited'],
      ['user:default/ben', 'ben', 'invited'],
    ]);
    const text = await ledgerText(knex);
    expect(text).not.toMatch(/carol/i);
    expect(text).not.toContain('@example.org');
    expect(text).not.toContain('Ada of OnCall');
  });

  it("are invited by Slack's id where the source knows it, which stands on no ledger", async () => {
    const { incident, invited, knex } = await assembled();
    const ids = invited.map(({ id, slackId }) => [id, slackId]);
    expect(new Map(ids.map(([id, slackId]) => [id, slackId]))).toEqual(
      new Map([
        [incident.responders[0].id, 'U0CAROL'],
        ['user:default/ada', 'U0ADA'],
        ['user:default/ben', undefined],
      ]),
    );
    expect(JSON.stringify(incident)).not.toContain('U0');
    expect(await ledgerText(knex)).not.toContain('U0CAROL');
  });

  it('are erased for good: the chain is whole and the page says "erased person"', async () => {
    const { incident, service, knex } = await assembled();
    const erasure = await service.erasePerson({
      person: 'carol.danvers@example.org',
      reason: 'Asked for by mail.',
      actor: AUDITOR,
    });
    expect(erasure.incidents).toEqual([incident.id]);
    const ada = await service.erasePerson({
      person: 'user:default/ada',
      reason: 'Left.',
      actor: AUDITOR,
    });
    expect(ada.persons).toHaveLength(2);

    const { responders, erased } = await service.get(incident.id);
    expect(responders.map(({ name, email }) => [name, email])).toEqual([
      ['erased person', undefined],
      ['erased person', undefined],
      ['ben', 'ben@example.org'],
    ]);
    expect(erased).toEqual([...erasure.persons, ...ada.persons]);
    expect(await service.verify(incident.id)).toMatchObject({ ok: true });
    const { entries } = await service.timeline(incident.id, { limit: 200 });
    expect(JSON.stringify(entries)).not.toMatch(/carol|"ada@example/i);
    expect(
      entries.flatMap(({ event }) =>
        event.type === 'PERSON_ERASED' ? [describeEvent(event)] : [],
      ),
    ).toEqual([
      expect.stringMatching(/^Name and e-mail erased of person [0-9a-f]{6}: A/),
      expect.stringMatching(
        /^Name and e-mail erased of ada, person [0-9a-f]{6}: Left\.$/,
      ),
    ]);
    expect(JSON.stringify(await knex('ir_people'))).not.toMatch(/carol/i);
  });

  it('cannot be claimed by an alert that knows their id', async () => {
    const { incident, service, until } = await assembled();
    const person = incident.responders[0].id;
    const forged = await service.ingest('test', {
      alert: {
        ...alert,
        group: 'G2',
        title: `<!channel> ${person}`,
        labels: { person, '__proto__.name': 'x' },
        contacts: [{ person }, { email: '<!here>@example.org', name: '<@U1>' }],
      },
    });
    if (forged.type !== 'opened') throw new Error(forged.type);
    const { firstAlert, responders } = await until(
      forged.incidentId,
      ({ firstAlert: recorded }) => recorded !== undefined,
    );
    expect(firstAlert?.labels).toEqual({ person, '__proto__.name': 'x' });
    expect(firstAlert?.contacts[0]).toEqual({});
    expect(JSON.stringify(responders)).not.toContain('Carol');
  });

  it('may be asked to be erased again: nothing is told twice', async () => {
    const { incident, service } = await assembled();
    const request = {
      person: incident.responders[0].id,
      reason: 'Asked for by mail.',
      actor: AUDITOR,
    };
    await service.erasePerson(request);
    expect(await service.erasePerson(request)).toEqual({
      persons: [request.person],
      incidents: [incident.id],
    });
    const { entries } = await service.timeline(incident.id, { limit: 200 });
    expect(
      entries.filter(({ event }) => event.type === 'PERSON_ERASED'),
    ).toHaveLength(1);
  });
});

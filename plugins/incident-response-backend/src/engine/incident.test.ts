import type {
  Alert,
  Incident,
  IncidentCommand,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { createSqliteDatabase } from '../contract/__testUtils__/testDatabase';
import { startEngine } from './__testUtils__/startEngine';

const ada: Person = {
  kind: 'person',
  entityRef: 'user:default/ada',
  door: 'console',
};

const alert: Alert = {
  source: 'grafana-oncall',
  group: 'G1',
  startedAt: '2026-11-23T03:00:00.000Z',
  trigger: 'alert group created',
  state: 'firing',
  at: '2026-11-23T03:00:00.000Z',
  title: 'Checkout error rate above 5 %',
  severity: 'P1',
  severityReason: 'label severity=critical',
  entityHints: ['checkout'],
  labels: { severity: 'critical' },
  contacts: [{ email: 'carol@example.org', name: 'carol' }],
};

const latest = (incident: Incident) => {
  const draft = incident.drafts[incident.drafts.length - 1];
  return { draft, revision: draft.revisions[draft.revisions.length - 1] };
};

describe('an incident from alert to postmortem', () => {
  let stop: () => Promise<void> = async () => {};
  afterEach(() => stop());

  async function start() {
    const database = await createSqliteDatabase();
    const started = await startEngine(database.connect());
    stop = async () => {
      await started.engine.stop();
      await database.remove();
    };
    const send = (id: string, command: IncidentCommand) =>
      started.service.command(id, command, ada);
    return { ...started, send };
  }

  async function opened(service: Awaited<ReturnType<typeof start>>['service']) {
    const ingested = await service.ingest('grafana-oncall', {
      eventKey: 'G1:created',
      alert,
    });
    if (ingested.type !== 'opened') throw new Error(ingested.type);
    return ingested.incidentId;
  }

  it('assembles its room, publishes what was approved and ends with a postmortem', async () => {
    const { service, send, until, errors } = await start();
    const id = await opened(service);
    const assembled = await until(id, i => i.status === 'active');
    expect(assembled.room?.name).toMatch(/^inc-\d{8}-checkout-error-rate/);
    expect(assembled.responders.map(r => [r.id, r.invite])).toEqual([
      [expect.stringMatching(/^person:/), 'failed'],
      ['user:default/ada', 'invited'],
      ['user:default/ben', 'invited'],
    ]);

    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'draftStatus' });
    const drafted = await until(id, i => i.drafts.length === 1);
    const { draft, revision } = latest(drafted);
    await send(id, {
      type: 'reviseDraft',
      draftId: draft.draftId,
      revision: 1,
      content: { ...revision.request, body: 'We are on it.' },
    });
    const revised = latest(await service.get(id));
    await send(id, {
      type: 'approveDraft',
      draftId: draft.draftId,
      revision: 2,
      sha256: revised.revision.sha256,
    });
    const published = await until(id, i => i.drafts[0].status === 'published');
    expect(published.publicIncident?.status).toBe('investigating');

    await send(id, { type: 'mitigate', summary: 'Rolled back.' });
    await until(id, i => i.announcements.includes('mitigated'));
    await send(id, { type: 'resolve', summary: 'All clear.' });
    const ended = await until(id, i => i.room?.archived === true);
    expect(ended.postmortem.postmortemId).toBeDefined();
    expect(ended.announcements).toEqual(['opened', 'mitigated', 'resolved']);
    expect(errors).toEqual([]);
    expect(await service.verify(id)).toMatchObject({ ok: true });
    const timeline = await service.timeline(id, { limit: 1_000 });
    expect(timeline.hasMore).toBe(false);
  });
});

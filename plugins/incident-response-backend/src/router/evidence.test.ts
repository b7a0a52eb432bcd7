import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { verifyBundle } from '../evidence/bundle/verifyBundle';
import { publicKeysIn } from '../evidence/cli/readTrust';
import { apiSuite } from './__testUtils__/apiSuite';
import { allow, content, deny } from './__testUtils__/startApi';
import { ADA, api as path, as, BEN } from './__testUtils__/startRouter';
import request from 'supertest';

const api = apiSuite();

const only =
  (denied: string) => (permission: string, _who: BackstageCredentials) =>
    permission === denied ? deny : allow;

/** Ada drafts, Ben approves, and a person says that it is out. */
async function publish(): Promise<string> {
  const { declare, send, incidentOf, writer } = api();
  const id = await declare();
  await send(id, { type: 'takeCommand' }, as.user(BEN));
  await send(id, { type: 'draftStatus', content }, as.user(ADA));
  const { drafts } = await incidentOf(id);
  const [{ draftId, revisions }] = drafts;
  const { revision, sha256 } = revisions[0];
  const approved = await send(
    id,
    { type: 'approveDraft', draftId, revision, sha256 },
    as.user(BEN),
  );
  expect(approved.status).toBe(200);
  await writer.write(id, 'outcome', (_incident, now) => ({
    ok: true,
    events: [
      {
        type: 'STATUSPAGE_PUBLISHED',
        v: 1,
        mustUnderstand: true,
        at: now.toISOString(),
        actor: { kind: 'system', name: 'conductor', door: 'engine' },
        data: {
          draftId,
          revision,
          sha256,
          pageIncidentId: 'p-1',
          url: 'https://status.example.org/p-1',
          found: false,
        },
      },
    ],
  }));
  return id;
}

const period = () => {
  const day = 86_400_000;
  const iso = (ms: number) => new Date(ms).toISOString();
  return `from=${iso(Date.now() - day)}&to=${iso(Date.now() + day)}`;
};

describe('the export', () => {
  it('is a file that verifies offline with the key that anybody may get', async () => {
    const { get, server } = api();
    const id = await publish();
    const response = await get(`/incidents/${id}/export`);
    expect(response.status).toBe(200);
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename="${id}.bundle.json"`,
    );
    const keys = await request(server).get(path('/public/evidence-keys'));
    expect(keys.status).toBe(200);
    expect(
      verifyBundle(response.text, {
        publicKeys: publicKeysIn(keys.text, 'keys'),
        anchors: [],
      }),
    ).toMatchObject({ ok: true, incidentId: id, publications: 1 });
  });

  it('is for those who may audit, and is told to the auditor', async () => {
    const { get, rules, audit, declare } = api();
    const id = await declare();
    rules.policy = only('incident-response.incident.audit');
    expect((await get(`/incidents/${id}/export`)).status).toBe(403);
    expect(audit.acts.at(-1)).toMatchObject({ eventId: 'ledger-export' });
    expect(audit.outcomes.at(-1)).toMatch(/incident\.audit is not given/);
  });

  it('of a ledger that is broken is refused, and says where it breaks', async () => {
    const { get, knex, declare } = api();
    const id = await declare();
    await knex('ir_commits')
      .where({ incident_id: id })
      .update({ hash: '0'.repeat(64) });
    const { status, body } = await get(`/incidents/${id}/export`);
    expect([status, body.error.message]).toEqual([
      409,
      expect.stringContaining('Commit 1 was changed'),
    ]);
  });

  it('of what is not there is not found', async () => {
    expect((await api().get('/incidents/inc-none/export')).status).toBe(404);
  });
});

describe('the verification of all ledgers', () => {
  it('is told to those who may read evidence, with the keys', async () => {
    const { get, rules } = api();
    const { status, body } = await get('/evidence');
    expect([status, body.publicKeys.length]).toEqual([200, 1]);
    rules.policy = only('incident-response.evidence.read');
    expect((await get('/evidence')).status).toBe(403);
  });
});

describe('the report of publications', () => {
  it('tells who drafted, who approved and how long it took', async () => {
    const id = await publish();
    const { body } = await api().get(`/publications?${period()}`);
    const mine = body.publications.find(
      (row: { incidentId: string }) => row.incidentId === id,
    );
    expect(mine).toMatchObject({
      drafter: ADA,
      approvers: [BEN],
      url: 'https://status.example.org/p-1',
      secondsToPublish: expect.any(Number),
    });
    expect(body.unreadable).toEqual([]);
  });

  it('is a CSV file on request', async () => {
    const id = await publish();
    const response = await api().get(`/publications?${period()}&format=csv`);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="publications-\d{4}-\d\d-\d\d-.+\.csv"$/,
    );
    const lines = response.text.split('\r\n');
    expect(lines[0]).toMatch(/^incident,severity,/);
    expect(lines.some(line => line.startsWith(`${id},P1,`))).toBe(true);
  });

  it('holds nothing of another period', async () => {
    await publish();
    const { body } = await api().get(
      '/publications?from=2020-01-01&to=2020-02-01',
    );
    expect(body.publications).toEqual([]);
  });

  it.each([
    'from=2026-01-01',
    'from=2026-02-01&to=2026-01-01',
    'from=2020-01-01&to=2026-01-01',
    'from=yesterday&to=2026-01-01',
  ])('wants a period that can be told: %s', async query => {
    expect((await api().get(`/publications?${query}`)).status).toBe(400);
  });

  it('needs a permission of its own', async () => {
    const { get, rules, audit } = api();
    rules.policy = only('incident-response.publications.report');
    expect((await get(`/publications?${period()}`)).status).toBe(403);
    expect(audit.acts.at(-1)).toMatchObject({ eventId: 'publications-report' });
  });

  it('goes on after a ledger that cannot be read, and names it', async () => {
    const { get, knex } = api();
    const id = await publish();
    await knex('ir_commits')
      .where({ incident_id: id, seq: 2 })
      .update({ payload: '{}' });
    const { body } = await get(`/publications?${period()}`);
    expect(body.unreadable).toMatchObject([{ incidentId: id }]);
  });
});

import { randomUUID } from 'node:crypto';
import { incidentReadPermission } from '@incident-response/backstage-plugin-incident-response-common';
import {
  createIncidentConditionalDecision,
  incidentConditions,
} from '@incident-response/backstage-plugin-incident-response-node';
import { apiSuite } from './__testUtils__/apiSuite';
import { allow, declaration, deny, idsOf } from './__testUtils__/startApi';
import { ADA, BEN, as } from './__testUtils__/startRouter';

const running = apiSuite();

describe('the list', () => {
  it('filters by status, severity, entity, IC and text, each alone and together', async () => {
    const mark = randomUUID();
    const p1 = await running().declare({ title: `${mark} one` });
    const p3 = await running().declare({
      title: `${mark} two`,
      severity: 'P3',
    });
    await running().send(p1, { type: 'takeCommand' }, as.user(BEN));
    const found = async (query: string) =>
      idsOf((await running().get(`/incidents?text=${mark}${query}`)).body);

    expect(await found('')).toEqual([p3, p1]);
    expect(await found('&severity=P3')).toEqual([p3]);
    expect(await found('&severity=P3&severity=P1')).toEqual([p3, p1]);
    expect(await found(`&ic=${encodeURIComponent(BEN)}`)).toEqual([p1]);
    expect(await found('&status=resolved')).toEqual([]);
    expect(await found('&severity=P1&ic=user:default/nobody')).toEqual([]);
  });

  it('hides drills unless they are asked for', async () => {
    const mark = randomUUID();
    const drill = await running().declare({ title: mark, kind: 'drill' });
    expect(
      idsOf((await running().get(`/incidents?text=${mark}`)).body),
    ).toEqual([]);
    expect(
      idsOf((await running().get(`/incidents?text=${mark}&kind=drill`)).body),
    ).toEqual([drill]);
  });

  it('goes on where the cursor says', async () => {
    const mark = randomUUID();
    const ids = [];
    for (let i = 0; i < 3; i++)
      ids.unshift(await running().declare({ title: mark }));
    const first = (await running().get(`/incidents?text=${mark}&limit=2`)).body;
    expect(idsOf(first)).toHaveLength(2);
    const cursor = encodeURIComponent(first.nextCursor);
    const second = (
      await running().get(`/incidents?text=${mark}&limit=2&cursor=${cursor}`)
    ).body;
    expect([...idsOf(first), ...idsOf(second)].sort()).toEqual(ids.sort());
    expect(second.nextCursor).toBeUndefined();
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['severity=P9', 'severity'],
    ['status=open', 'status'],
    ['cursor=nonsense', 'cursor'],
    ['severty=P1', 'severty'],
  ])('answers 400 to ?%s and names it', async (query, field) => {
    const response = await running().get(`/incidents?${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
  });

  it('shows only what a conditional policy lets through, and the same for each incident', async () => {
    const mark = randomUUID();
    const mine = await running().declare({ title: mark });
    const declared = await running().post(
      '/incidents',
      declaration({ title: mark }),
      as.user(BEN),
    );
    const other: string = declared.body.incidentId;
    await running().send(mine, { type: 'takeCommand' });
    running().rules.policy = name =>
      name === 'incident-response.incident.read'
        ? createIncidentConditionalDecision(
            incidentReadPermission,
            incidentConditions.isParticipant({ claims: [ADA] }),
          )
        : allow;
    expect(
      idsOf((await running().get(`/incidents?text=${mark}`)).body),
    ).toEqual([mine]);
    expect((await running().get(`/incidents/${mine}`)).status).toBe(200);
    for (const path of ['', '/timeline', '/drafts', '/room', '/postmortem']) {
      expect((await running().get(`/incidents/${other}${path}`)).status).toBe(
        403,
      );
    }
  });

  it('is refused where the policy denies reading', async () => {
    running().rules.policy = () => deny;
    expect((await running().get('/incidents')).status).toBe(403);
  });
});

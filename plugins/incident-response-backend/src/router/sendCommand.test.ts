import { apiSuite } from './__testUtils__/apiSuite';
import { allow, deny, content } from './__testUtils__/startApi';
import { ADA, BEN, as } from './__testUtils__/startRouter';

const running = apiSuite();

describe('commands', () => {
  it('are done, and answered with the commit that holds them', async () => {
    const id = await running().declare();
    const response = await running().send(id, { type: 'takeCommand' });
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      incidentId: id,
      events: [
        { type: 'COMMAND_TAKEN', data: { ic: ADA } },
        { type: 'RESPONDER_ADDED' },
      ],
    });
    expect(response.body.events[0].actor).toEqual({
      kind: 'person',
      entityRef: ADA,
      door: 'console',
    });
  });

  it('are refused with 403 and a sentence where somebody else is in command', async () => {
    const id = await running().declare();
    await running().send(id, { type: 'takeCommand' });
    const response = await running().send(
      id,
      { type: 'mitigate', summary: 'Rolled back.' },
      as.user(BEN),
    );
    expect(response.status).toBe(403);
    expect(response.body.error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('incident commander'),
    });
  });

  it('are refused with 409 where the incident has moved on', async () => {
    const id = await running().declare();
    await running().send(id, { type: 'takeCommand' });
    await running().send(id, { type: 'draftStatus', content });
    const [draft] = (await running().incidentOf(id)).drafts;
    const stale = { draftId: draft.draftId, revision: 1 };
    await running().send(id, {
      type: 'reviseDraft',
      ...stale,
      content: { ...content, body: 'Nearly there.' },
    });
    const response = await running().send(id, {
      type: 'approveDraft',
      ...stale,
      sha256: draft.revisions[0].sha256,
    });
    expect(response.status).toBe(409);
    expect(response.body.error.name).toBe('ConflictError');
    expect(response.body.error.message).toContain('2');
  });

  it.each([
    ['of a type that does not exist', { command: { type: 'explode' } }, 'type'],
    ['without what they need', { command: { type: 'addNote' } }, 'text'],
    ['of the wrong shape', { command: 'takeCommand' }, 'command'],
    [
      'with a hash that is none',
      {
        command: {
          type: 'approveDraft',
          draftId: 'd',
          revision: 1,
          sha256: 'abc',
        },
      },
      'sha256',
    ],
  ])('%s are answered 400 naming the field', async (_, body, field) => {
    const id = await running().declare();
    const response = await running().post(`/incidents/${id}/commands`, body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
  });

  it('that decide over public words need the approve permission', async () => {
    const id = await running().declare();
    await running().send(id, { type: 'takeCommand' });
    await running().send(id, { type: 'draftStatus', content });
    const [draft] = (await running().incidentOf(id)).drafts;
    running().rules.policy = name =>
      name === 'incident-response.incident.approve' ? deny : allow;
    const response = await running().send(id, {
      type: 'approveDraft',
      draftId: draft.draftId,
      revision: 1,
      sha256: draft.revisions[0].sha256,
    });
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('incident.approve');
    running().rules.policy = undefined;
    expect((await running().incidentOf(id)).drafts[0].status).toBe('waiting');
  });

  it('are told to the auditor with who, what and how it ended', async () => {
    const id = await running().declare();
    await running().send(id, { type: 'takeCommand' });
    await running().send(id, { type: 'draftStatus', content });
    const [draft] = (await running().incidentOf(id)).drafts;
    running().audit.acts.length = 0;
    running().audit.outcomes.length = 0;
    const approve = {
      type: 'approveDraft',
      draftId: draft.draftId,
      revision: 1,
      sha256: draft.revisions[0].sha256,
    } as const;
    await running().send(id, approve, as.user(BEN));
    await running().send(id, approve);
    expect(
      running().audit.acts.map(({ eventId, meta }) => [eventId, meta?.by]),
    ).toEqual([
      ['publication-decide', BEN],
      ['publication-decide', ADA],
    ]);
    expect(running().audit.acts[1].meta).toMatchObject({
      incidentId: id,
      draftId: draft.draftId,
      revision: 1,
      sha256: approve.sha256,
      seq: expect.any(Number),
    });
    expect(running().audit.outcomes).toEqual([
      expect.stringContaining('incident commander'),
      'success',
    ]);
  });
});

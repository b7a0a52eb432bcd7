import { randomUUID } from 'node:crypto';
import { mayKnowOf } from './restriction';
import { apiSuite } from './__testUtils__/apiSuite';
import { idsOf } from './__testUtils__/startApi';
import { ADA, as, BEN } from './__testUtils__/startRouter';
import { sampleCommit, sampleHead } from '../contract/samples/commits';
import { mockCredentials } from '@backstage/backend-test-utils';

const EVE = 'user:default/eve';

describe('an incident that was declared as restricted', () => {
  const running = apiSuite();
  const mark = randomUUID();
  let id = '';
  beforeAll(async () => {
    id = await running().declare({ title: mark, visibility: 'restricted' });
  });

  it('is there for who declared it and for who was called, in the list and by itself', async () => {
    await running().send(id, { type: 'takeCommand' });
    await running().send(id, { type: 'invite', entityRefs: [BEN] });
    for (const person of [ADA, BEN]) {
      const who = as.user(person);
      const list = await running().get(`/incidents?text=${mark}`, who);
      expect(idsOf(list.body)).toEqual([id]);
      expect(list.body.incidents[0].visibility).toBe('restricted');
      expect((await running().get(`/incidents/${id}`, who)).status).toBe(200);
    }
  });

  it('is not there for anybody else, whatever the policy allows', async () => {
    for (const who of [as.user(EVE), as.service]) {
      const query = `text=${mark}&visibility=restricted`;
      const list = await running().get(`/incidents?${query}`, who);
      expect(list.body).toEqual({ incidents: [] });
      for (const path of [
        '',
        '/timeline',
        '/drafts',
        '/room',
        '/postmortem',
        '/verify',
      ]) {
        const answer = await running().get(`/incidents/${id}${path}`, who);
        expect(answer.status).toBe(404);
        expect(answer.text).not.toContain(mark);
      }
    }
  });

  it('takes no command from anybody else, and answers as if there were none', async () => {
    const nothing = await running().send(
      'inc-nothing',
      { type: 'addNote', text: 'Hello' },
      as.user(EVE),
    );
    const hidden = await running().send(
      id,
      { type: 'addNote', text: 'Hello' },
      as.user(EVE),
    );
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message.replace(id, 'inc-nothing')).toBe(
      nothing.body.error.message,
    );
  });

  it('is there for everybody once the restriction is lifted', async () => {
    const lifted = await running().send(id, {
      type: 'liftRestriction',
      reason: 'Fixed',
    });
    expect(lifted.status).toBe(200);
    const eve = as.user(EVE);
    expect((await running().get(`/incidents/${id}`, eve)).status).toBe(200);
    const list = await running().get(`/incidents?text=${mark}`, eve);
    expect(idsOf(list.body)).toEqual([id]);
  });
});

describe('people whom the configuration names', () => {
  const running = apiSuite({
    restriction: {
      readers: ['group:default/security'],
      ownershipOf: async () => [EVE, 'group:default/security'],
    },
  });

  it('learn of restricted incidents that they have no part in', async () => {
    const mark = randomUUID();
    const id = await running().declare({
      title: mark,
      visibility: 'restricted',
    });
    const eve = as.user(EVE);
    expect((await running().get(`/incidents/${id}`, eve)).status).toBe(200);
    const list = await running().get(`/incidents?text=${mark}`, eve);
    expect(idsOf(list.body)).toEqual([id]);
  });
});

describe('who reads by name', () => {
  it('needs no catalog', async () => {
    const commit = sampleCommit('inc-1');
    const head = sampleHead(commit, { card: { visibility: 'restricted' } });
    const ownershipOf = async () => {
      throw new Error('The catalog is down.');
    };
    const eve = mockCredentials.user(EVE);
    expect(
      await mayKnowOf(head, eve, {
        readers: [EVE, 'group:default/security'],
        ownershipOf,
      }),
    ).toBe(true);
    expect(
      await mayKnowOf(head, eve, {
        readers: ['group:default/security'],
        ownershipOf,
      }),
    ).toBe(false);
    expect(await mayKnowOf(head, eve, { readers: [ADA], ownershipOf })).toBe(
      false,
    );
  });
});

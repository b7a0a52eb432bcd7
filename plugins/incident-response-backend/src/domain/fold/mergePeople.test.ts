import type { FoundPerson } from '@incident-response/backstage-plugin-incident-response-common';
import { mergePeople } from './mergePeople';

const OWNER: FoundPerson = {
  entityRef: 'user:default/carol',
  email: 'Carol@Example.org',
  name: 'Carol',
  source: 'owner',
};
const BY_MAIL: FoundPerson = { email: 'carol@example.org', source: 'on-call' };
const BY_REF: FoundPerson = {
  entityRef: 'user:default/carol',
  source: 'invited',
};

const shown = (...people: FoundPerson[]) => mergePeople([], people);

describe('one person found twice', () => {
  it.each([
    ['e-mail, then the catalog', [BY_MAIL, OWNER]],
    ['the catalog, then e-mail', [OWNER, BY_MAIL]],
    ['by reference, by e-mail, then as one', [BY_REF, BY_MAIL, OWNER]],
    ['by e-mail, by reference, then as one', [BY_MAIL, BY_REF, OWNER]],
  ])('is one responder: %s', (_how, people) => {
    expect(shown(...people)).toEqual([
      expect.objectContaining({
        id: 'user:default/carol',
        entityRef: 'user:default/carol',
        email: 'carol@example.org',
        name: 'Carol',
        invite: 'pending',
      }),
    ]);
  });

  it('keeps an invitation and an arrival of either', () => {
    const [mailed] = shown(BY_MAIL);
    const [named] = shown(BY_REF);
    const [one, ...others] = mergePeople(
      [
        { ...named, invite: 'failed', inviteError: 'not found' },
        { ...mailed, invite: 'invited', joinedAt: '2026-11-23T10:00:00.000Z' },
      ],
      [OWNER],
    );
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      invite: 'invited',
      joinedAt: '2026-11-23T10:00:00.000Z',
    });
    expect(one).not.toHaveProperty('inviteError');
  });

  it('keeps why neither could be invited', () => {
    const [mailed] = shown(BY_MAIL);
    const [named] = shown(BY_REF);
    const [one] = mergePeople(
      [{ ...named, invite: 'failed', inviteError: 'not found' }, mailed],
      [OWNER],
    );
    expect(one).toMatchObject({ invite: 'failed', inviteError: 'not found' });
  });

  it('is invited anew once there is an entity to invite', () => {
    const [mailed] = shown(BY_MAIL);
    expect(
      mergePeople(
        [{ ...mailed, invite: 'failed', inviteError: 'no account' }],
        [OWNER],
      )[0],
    ).toMatchObject({ invite: 'pending', entityRef: 'user:default/carol' });
  });
});

describe('different people', () => {
  it('stay apart, in the order in which they came', () => {
    const dave: FoundPerson = {
      entityRef: 'user:default/dave',
      source: 'owner',
    };
    expect(shown(OWNER, dave).map(r => r.id)).toEqual([
      'user:default/carol',
      'user:default/dave',
    ]);
  });

  it('stay apart although they share a mailbox', () => {
    const other: FoundPerson = { ...OWNER, entityRef: 'user:default/desk' };
    expect(shown(OWNER, other)).toHaveLength(2);
  });

  it('are not made up of nothing', () => {
    expect(shown({ name: 'Somebody', source: 'on-call' })).toEqual([]);
  });
});

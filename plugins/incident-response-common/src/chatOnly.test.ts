import { personSchema } from './actor';
import { chatOnlyRef, isChatOnlyRef } from './chatOnly';
import { shortRef } from './shortRef';

describe('somebody whom only the chat knows', () => {
  const ref = chatOnlyRef('T0ACME', 'U0GRACE');

  it('is told by team and user, letter for letter', () => {
    expect(ref).toBe('slack:T0ACME/U0GRACE');
    expect(isChatOnlyRef(ref)).toBe(true);
    expect(isChatOnlyRef('user:default/grace')).toBe(false);
    expect(isChatOnlyRef('user:slack/grace')).toBe(false);
  });

  it('is named as a user of the chat', () => {
    expect(shortRef(ref)).toBe('Slack user U0GRACE');
  });
});

describe('a person', () => {
  const ada = { kind: 'person', entityRef: 'user:default/ada', door: 'slack' };

  it('may come with the account of a chat', () => {
    const chat = { userId: 'U0ADA', teamId: 'T0ACME' };
    expect(personSchema.parse({ ...ada, chat })).toEqual({ ...ada, chat });
    expect(personSchema.parse(ada)).toEqual(ada);
  });

  it('does not come with half an account', () => {
    const chat = { userId: 'U0ADA' };
    expect(personSchema.safeParse({ ...ada, chat }).success).toBe(false);
  });
});

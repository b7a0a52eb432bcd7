import { whySensitive } from './whySensitive';

const TOKEN = ['ghp_', '0123456789abcdefghijABCDEFGHIJ012345'].join('');

describe('words meant for the public', () => {
  it('are refused with a secret in them, naming what and where but not the secret', () => {
    const why = whySensitive({ title: 'Logins fail', body: `🔥 ${TOKEN}` });
    expect(why).toBe(
      'The body has what looks like an access token at characters 3 to 42 ("ghp_…"). Public words are never altered: take it out, or say it otherwise.',
    );
    expect(why).not.toContain(TOKEN);
  });

  it('are refused with a person in them', () => {
    expect(whySensitive({ title: 'Ask ada@example.org', body: 'x' })).toContain(
      "The title has what looks like a person's e-mail address",
    );
    expect(
      whySensitive({ title: 'x', body: 'Ring +44 20 7946 0958.' }),
    ).toContain('a telephone number at characters 6 to 21');
  });

  it('may name the mailbox and the hotline of a company', () => {
    expect(
      whySensitive({
        title: 'Checkout is slow',
        body: 'Write to support@example.org or ring 1-800-555-0199. Errors, components and checkout are affected.',
      }),
    ).toBeUndefined();
  });
});

import {
  approvedAs,
  created,
  ledger,
  look,
  reasonOf,
  REQUEST,
} from './__testUtils__/approvals';

const TOKEN = ['ghp_', '0123456789abcdefghijABCDEFGHIJ012345'].join('');

describe('words that a person approved before anybody looked for secrets in them', () => {
  it.each([
    ['title', { ...REQUEST, title: `Down ${TOKEN}` }, 'an access token'],
    ['body', { ...REQUEST, body: `Ask ada@example.org` }, "a person's e-mail"],
  ])('never leave with one in the %s', (place, request, what) => {
    const found = look(ledger(created(request), approvedAs(request)));
    expect(found.ok).toBe(false);
    expect(reasonOf(found)).toContain(
      `The ${place} has what looks like ${what}`,
    );
    expect(reasonOf(found)).not.toContain(TOKEN);
  });
});

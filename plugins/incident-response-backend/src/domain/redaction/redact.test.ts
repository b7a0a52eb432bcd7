import fc from 'fast-check';
import catches from './corpus/catches.json';
import keeps from './corpus/keeps.json';
import { findSensitive } from './findSensitive';
import { redact, redactTo } from './redact';

const SECRETS = catches.map(({ secret }) => secret.join(''));

/** Texts in which secrets, halves of secrets and what only looks like one stand close together. */
const crowded = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SECRETS),
      fc.constantFrom(...SECRETS).map(secret => secret.slice(0, 9)),
      fc.constantFrom(...Object.values(keeps).flat()),
      fc.constantFrom(
        'password=',
        'token: "',
        '://',
        '@',
        '[redacted:',
        ']',
        'Bearer ',
        ' ',
        '\n',
        '"',
        '\\',
        '\ud83d',
        '🔥',
      ),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 14 },
  )
  .map(parts => parts.join(''));

describe('redacting', () => {
  it('twice is redacting once, and the same every time', () => {
    fc.assert(
      fc.property(crowded, text => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
        expect(redact(text)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  it('leaves every character outside a span as it was', () => {
    fc.assert(
      fc.property(crowded, text => {
        const spans = findSensitive(text);
        let from = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          // No span begins or ends within a character.
          for (const edge of [start, end])
            expect(text.slice(edge - 1, edge + 1)).not.toMatch(
              /^[\ud800-\udbff][\udc00-\udfff]$/,
            );
          from = end;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds a secret wherever it stands among words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...catches),
        fc.constantFrom(...keeps.prose),
        fc.constantFrom(...keeps.prose),
        ({ before, secret, after }, left, right) => {
          const text = `${left}\n${before}${secret.join('')}${after}\n${right}`;
          expect(redact(text)).not.toContain(secret.join(''));
        },
      ),
    );
  });

  it('cuts to what a field holds, never through a mark or a character', () => {
    fc.assert(
      fc.property(crowded, fc.integer({ min: 1, max: 80 }), (text, max) => {
        const cut = redactTo(text, max);
        expect(cut.length).toBeLessThanOrEqual(Math.max(max, 0));
        expect(redactTo(cut, max)).toBe(cut);
      }),
      { numRuns: 1_000 },
    );
    expect(redactTo('x password=hunter2', 16)).toBe('x password=');
    expect(redactTo('abc🔥', 4)).toBe('abc');
  });
});

/** A text that takes longer than the suite may, if anything in it is read again and again. */
const LONG = 400_000;

describe.each([
  'a',
  '1',
  '1 ',
  '1-',
  '+1(',
  '+1 ( ( ',
  '@',
  'a@',
  'a@b.',
  'a@b.c.',
  '.',
  'eyJ',
  'eyJa.',
  'eyJhbGciOiJIUzI1NiIs.',
  '://',
  '://a:',
  '://a:b/',
  'password=',
  'password="',
  'password: ',
  'token=\\"',
  '--password ',
  'authorization:',
  'authorization: bearer ',
  'authorization: x ',
  'Bearer ',
  'cookie: a',
  'cookie: a=b ',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN ',
  '-----END PRIVATE KEY-----',
  'GB82 ',
  'GB82WEST12345698765432',
  'DE',
  '4111 1111 ',
  '4111-',
  'xoxb-',
  'sk-',
  'ghp_',
  'AKIA',
  'tel: 1 ',
  'https://hooks.slack.com/services/',
  '/integrations/v1/a/',
  '[redacted:',
  'a@b.cc ',
  '\ud83d',
  '\u0000',
  ' ',
  '\n',
])(
  'a text of nothing but %j, hundreds of thousands of characters long',
  unit => {
    it('is redacted in linear time', () => {
      const text = unit.repeat(Math.ceil(LONG / unit.length));
      const once = redact(text);
      expect(redact(once)).toBe(once);
      expect(redact(`${text}!`).length).toBeLessThan(12 * LONG);
    });
  },
);

import catches from './corpus/catches.json';
import keeps from './corpus/keeps.json';
import { findSensitive } from './findSensitive';
import { redact } from './redact';

describe('the corpus of what must be redacted', () => {
  it.each(catches)(
    '$kind in "$before … $after"',
    ({ kind, before, secret, after }) => {
      expect(redact(`${before}${secret.join('')}${after}`)).toBe(
        `${before}[redacted:${kind}]${after}`,
      );
    },
  );

  it('has every kind there is', () => {
    const kinds = new Set(catches.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'authorization',
      'aws-key',
      'card',
      'cookie',
      'credentials',
      'email',
      'iban',
      'jwt',
      'national-id',
      'phone',
      'private-key',
      'secret',
      'token',
      'webhook-url',
    ]);
  });
});

describe('the corpus of what must be kept', () => {
  it.each(
    Object.entries(keeps).flatMap(([what, texts]) =>
      texts.map(text => [what, text]),
    ),
  )('%s: %s', (_what, text) => {
    expect(findSensitive(text)).toEqual([]);
    expect(redact(text)).toBe(text);
  });
});

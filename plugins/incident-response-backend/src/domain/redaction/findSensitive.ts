import { findEmails, findPhones } from './rules/contacts';
import { findHeaders } from './rules/headers';
import { findNamed } from './rules/named';
import { findNumbers } from './rules/numbers';
import { findPrivateKeys } from './rules/privateKeys';
import { findTokens } from './rules/tokens';
import { findSecretUrls } from './rules/urls';
import type { Finder, Span } from './Span';

const FINDERS: readonly Finder[] = [
  findPrivateKeys,
  findTokens,
  findSecretUrls,
  findHeaders,
  findNamed,
  findNumbers,
  findPhones,
];

/** Spans that overlap become one, of the kind of the longest. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: { span: Span; longest: number }[] = [];
  for (const span of [...spans].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    const length = span.end - span.start;
    const last = merged.at(-1);
    if (!last || span.start >= last.span.end) {
      merged.push({ span, longest: length });
      continue;
    }
    const kind = length > last.longest ? span.kind : last.span.kind;
    last.span = {
      kind,
      start: last.span.start,
      end: Math.max(last.span.end, span.end),
    };
    last.longest = Math.max(last.longest, length);
  }
  return merged.map(({ span }) => span);
}

/**
 * An address that a secret reaches into is none: `user:password@host`. Whatever is left of it is
 * looked at again once the secret is gone.
 */
function withoutTouched(
  emails: readonly Span[],
  secrets: readonly Span[],
): readonly Span[] {
  let next = 0;
  return emails.filter(({ start, end }) => {
    while (next < secrets.length && secrets[next].end <= start) next += 1;
    return next >= secrets.length || secrets[next].start >= end;
  });
}

/** Every secret and every trace of a person in a text, in order, none overlapping another. */
export const findSensitive: Finder = text => {
  const secrets = merge(FINDERS.flatMap(find => find(text)));
  return merge([...secrets, ...withoutTouched(findEmails(text), secrets)]);
};

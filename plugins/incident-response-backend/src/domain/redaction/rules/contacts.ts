import type { Finder, Span } from '../Span';
import { trimmedEnd } from './runs';

const LOCAL = /[A-Za-z0-9._%+\u00a1-\ud7ff-]/;
const DOMAIN = /@[A-Za-z0-9.\u00a1-\ud7ff-]+/g;
/** A mailbox of a role is nobody in person; `git@` is a way to clone. */
const ROLES =
  /^(?:git|root|admin|administrator|postmaster|hostmaster|webmaster|abuse|security|support|help|helpdesk|info|contact|hello|press|status|noc|ops|oncall|on-call|alerts?|alerting|monitoring|sales|billing|legal|privacy|no-?reply|do-?not-?reply|mailer-daemon|team|service|devnull)(?:[+-].{0,60})?$/i;
/** Names of machines, service accounts and versions of packages, not of mail domains. */
const NO_MAIL =
  /(?:^|\.)(?:local|internal|localdomain|localhost|lan|svc|iam\.gserviceaccount\.com|gserviceaccount\.com)$|^v?[0-9]+\./i;
const TOP_LEVEL = /\.[A-Za-z\u00a1-\ud7ff]{2,24}$/;

function localBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && LOCAL.test(text[start - 1])) start -= 1;
  while (start < at && /[.%]/.test(text[start])) start += 1;
  return start;
}

/** What stands on both sides of an `@` and could receive mail. */
export const findEmails: Finder = text =>
  [...text.matchAll(DOMAIN)].flatMap(({ 0: run, index }): Span[] => {
    const domain = run.slice(1, trimmedEnd(run, /[.-]/));
    if (!TOP_LEVEL.test(domain) || NO_MAIL.test(domain)) return [];
    const start = localBefore(text, index);
    if (start === index || ROLES.test(text.slice(start, index))) return [];
    return [{ kind: 'email', start, end: index + 1 + domain.length }];
  });

const INTERNATIONAL = /(?<![\w+.:/=-])\+[1-9][0-9 ().-]+/g;
const NORTH_AMERICAN =
  /(?<![\w+.:/=#-])\(?[2-9][0-9]{2}(?:\) ?|([ .-]))[2-9][0-9]{2}[ .-][0-9]{4}(?![\w-])/g;
const NAMED =
  /(?<![A-Za-z])(?:tel|telephone|phone|mobile|cell)[.:]?:?\s{0,2}(?=[+(0-9])[+(]?[0-9][0-9 ()/.-]+/gi;
/** Numbers of companies that nobody pays to call. */
const TOLL_FREE =
  /^(?:1?8(?:00|33|44|55|66|77|88)[0-9]{7}|800[0-9]{8}|(?:44|49|33|353|61|64)1?800[0-9]+)$/;

const digitsOf = (text: string) => text.replace(/[^0-9]/g, '');

function phone(run: string, index: number, least: number): readonly Span[] {
  const number = run.slice(0, trimmedEnd(run, /[^0-9]/));
  const digits = digitsOf(number);
  return digits.length >= least &&
    digits.length <= 15 &&
    !TOLL_FREE.test(digits)
    ? [{ kind: 'phone', start: index, end: index + number.length }]
    : [];
}

export const findPhones: Finder = text => [
  ...[...text.matchAll(INTERNATIONAL)].flatMap(({ 0: run, index }) =>
    phone(run, index, /[ ().-][0-9]/.test(run) ? 8 : 10),
  ),
  ...[...text.matchAll(NORTH_AMERICAN)].flatMap(({ 0: run, index }) =>
    phone(run, index, 10),
  ),
  ...[...text.matchAll(NAMED)].flatMap(({ 0: run, index }) => {
    const name = run.search(/[+(0-9]/);
    return phone(run.slice(name), index + name, 7);
  }),
];

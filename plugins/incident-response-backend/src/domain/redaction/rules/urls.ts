import type { Finder } from '../Span';
import { findRuns } from './runs';

/** Addresses that let whoever knows them post: their path is the secret. */
const findWebhooks = findRuns([
  {
    kind: 'webhook-url',
    pattern:
      /https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[^\s"'<>)\]]+/gi,
  },
  {
    kind: 'webhook-url',
    pattern:
      /https:\/\/(?:canary\.|ptb\.)?discord(?:app)?\.com\/api\/webhooks\/[^\s"'<>)\]]+/gi,
  },
  {
    kind: 'webhook-url',
    pattern:
      /https:\/\/[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2\/[^\s"'<>)\]]+/gi,
  },
  {
    kind: 'webhook-url',
    pattern: /https:\/\/hooks\.zapier\.com\/hooks\/catch\/[^\s"'<>)\]]+/gi,
  },
  {
    kind: 'webhook-url',
    pattern: /https:\/\/events\.pagerduty\.com\/integration\/[^\s"'<>)\]]+/gi,
  },
  {
    kind: 'webhook-url',
    pattern: /\/integrations\/v1\/[a-z_]{1,60}\/[A-Za-z0-9]+/g,
    accept: run => /\/[A-Za-z0-9]{16,}$/.test(run.slice(-80)),
  },
  {
    kind: 'webhook-url',
    pattern: /(?<![A-Za-z0-9])bot[0-9]{8,10}:AA[A-Za-z0-9_-]+/g,
    accept: run => run.length >= 40,
  },
]);

const ADDRESS = /:\/\/[^\s"'<>`]+/g;
const PATH = /[/?#]/;
const PASSWORD_GOES_ON = /^[^:@]{0,200}:(?![0-9]{1,5}$)/;
const LONG_USER = 16;

/** Where the user part ends; a password may hold `/` and `@`. */
function userInfoEnd(run: string): number {
  const path = run.slice(3).search(PATH);
  const authority = path < 0 ? run : run.slice(0, path + 3);
  const at = authority.lastIndexOf('@');
  if (at > 0) return at;
  return PASSWORD_GOES_ON.test(authority.slice(3)) ? run.lastIndexOf('@') : -1;
}

/** `user:password@` in any address; a user alone only where it is long enough to be a token. */
const findUserInfo: Finder = text =>
  [...text.matchAll(ADDRESS)].flatMap(({ 0: run, index }) => {
    const end = userInfoEnd(run);
    if (end < 0) return [];
    const user = run.slice(3, end);
    if (!user.includes(':') && user.length < LONG_USER) return [];
    if (user.startsWith('[redacted:') && user.endsWith(']')) return [];
    return [{ kind: 'credentials', start: index + 3, end: index + end }];
  });

export const findSecretUrls: Finder = text => [
  ...findWebhooks(text),
  ...findUserInfo(text),
];

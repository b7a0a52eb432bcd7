import type { DraftContent } from '@incident-response/backstage-plugin-incident-response-common';
import { findSensitive } from './findSensitive';
import type { SensitiveKind } from './Span';

const NAMES: Readonly<Record<SensitiveKind, string>> = {
  'private-key': 'a private key',
  token: 'an access token',
  'aws-key': 'an AWS access key',
  jwt: 'a JSON Web Token',
  'webhook-url': 'a secret webhook address',
  authorization: 'an Authorization header',
  cookie: 'a cookie',
  credentials: 'a user and password in an address',
  secret: 'a password or key',
  card: 'a card number',
  iban: 'a bank account number',
  'national-id': 'a national identity number',
  email: "a person's e-mail address",
  phone: 'a telephone number',
};

const SHOWN = 4;

/** Enough to find it by, too little to use. */
function hint(text: string): string {
  const characters = [...text];
  return characters.length > 3 * SHOWN
    ? `${characters.slice(0, SHOWN).join('')}…`
    : '…';
}

function findIn(where: string, text: string): string | undefined {
  const [span] = findSensitive(text);
  if (!span) return undefined;
  const first = [...text.slice(0, span.start)].length + 1;
  const last = [...text.slice(0, span.end)].length;
  return `The ${where} has what looks like ${
    NAMES[span.kind]
  } at characters ${first} to ${last} ("${hint(
    text.slice(span.start, span.end),
  )}"). Public words are never altered: take it out, or say it otherwise.`;
}

/**
 * The sentence that names the first secret or personal datum in words meant for the public, or
 * `undefined`.
 */
export function whySensitive(
  content: Pick<DraftContent, 'title' | 'body'>,
): string | undefined {
  return findIn('title', content.title) ?? findIn('body', content.body);
}

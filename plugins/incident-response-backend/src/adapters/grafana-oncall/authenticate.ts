import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest } from '@incident-response/backstage-plugin-incident-response-node';

/** What may prove that a request comes from OnCall. Anything that is empty proves nothing. */
export interface OncallAuthentication {
  /** Values of the `Authorization` header, sent whole or after `Bearer `. */
  readonly authorization: readonly string[];
  readonly basic?: { readonly username: string; readonly password: string };
  /** Keys of the hex HMAC-SHA256 over the raw body, set by a signing relay. */
  readonly hmacSecrets: readonly string[];
}

export const SIGNATURE_HEADER = 'x-grafana-oncall-signature';

// Hashing first makes the lengths equal, which timingSafeEqual demands, and hides them.
function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** Compares with every candidate, so that the time does not tell which one matched. */
function sameAsAny(given: string, wanted: readonly string[]): boolean {
  return wanted.reduce(
    (found, candidate) => same(given, candidate) || found,
    false,
  );
}

function authorizationValues(
  authentication: OncallAuthentication,
): readonly string[] {
  const { authorization, basic } = authentication;
  const encoded =
    basic &&
    Buffer.from(`${basic.username}:${basic.password}`).toString('base64');
  return [
    // A header carries no blanks at its ends, a secret read from a file often does.
    ...authorization
      .map(value => value.trim())
      .flatMap(value => [value, `Bearer ${value}`]),
    ...(encoded ? [`Basic ${encoded}`] : []),
  ];
}

/** Whether one of the configured ways proves the request. Reads nothing but the request. */
export function createAuthenticate(authentication: OncallAuthentication) {
  const wanted = authorizationValues(authentication);

  return (request: WebhookRequest): boolean => {
    const header = request.headers.authorization;
    const byHeader = header !== undefined && sameAsAny(header.trim(), wanted);

    const signature = request.headers[SIGNATURE_HEADER];
    const bySignature =
      signature !== undefined &&
      sameAsAny(
        signature.trim().toLowerCase(),
        authentication.hmacSecrets.map(secret =>
          createHmac('sha256', secret).update(request.body).digest('hex'),
        ),
      );
    return byHeader || bySignature;
  };
}

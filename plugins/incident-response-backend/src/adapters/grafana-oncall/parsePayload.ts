import { MalformedAlertError } from '@incident-response/backstage-plugin-incident-response-node';
import type { z } from 'zod';
import { oncallPayloadSchema, type OncallPayload } from './payload';

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new MalformedAlertError(
      'The body is not JSON. Let the webhook forward the whole payload (forward_all), or render JSON in its template.',
      400,
    );
  }
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const field = issue.path.join('.') || 'the body';
  const missing =
    issue.code === 'invalid_type' && issue.message.endsWith('undefined');
  return missing ? `${field} is missing` : `${field}: ${issue.message}`;
}

/**
 * Reads the body.
 *
 * @throws MalformedAlertError 400 when it is not JSON, 422 naming each field that is wrong.
 */
export function parsePayload(body: Buffer): OncallPayload {
  const parsed = oncallPayloadSchema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  throw new MalformedAlertError(
    `The body is not an alert group of Grafana OnCall: ${parsed.error.issues
      .slice(0, 5)
      .map(sentenceOf)
      .join('; ')}.`,
    422,
  );
}

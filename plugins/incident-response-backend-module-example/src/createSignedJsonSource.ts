import { createHmac, timingSafeEqual } from 'node:crypto';
import { severitySchema } from '@incident-response/backstage-plugin-incident-response-common';
import {
  MalformedAlertError,
  type AlertSource,
  type WebhookRequest,
} from '@incident-response/backstage-plugin-incident-response-node';
import { z } from 'zod';

const SHORTEST_SECRET = 16;

/** What the sender sends; anything else in it is left alone. */
const bodySchema = z.object({
  id: z.string().min(1).max(200),
  service: z.string().min(1).max(200),
  title: z.string().min(1).max(500),
  severity: severitySchema,
  state: z.enum(['firing', 'resolved']),
  startedAt: z.iso.datetime(),
});

function signatureOf(body: Buffer, secret: string): Buffer {
  return Buffer.from(createHmac('sha256', secret).update(body).digest('hex'));
}

function read({ body }: WebhookRequest): z.output<typeof bodySchema> {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    throw new MalformedAlertError('The body is not JSON.', 400);
  }
  const parsed = bodySchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new MalformedAlertError(
    `${path.join('.') || 'The body'}: ${message}.`,
    422,
  );
}

/**
 * Alerts as signed JSON, at `POST /api/incident-response/webhooks/signed-json`.
 *
 * @throws Error when the secret is too short to be one
 */
export function createSignedJsonSource(options: {
  readonly secret: string;
}): AlertSource {
  const { secret } = options;
  if (secret.length < SHORTEST_SECRET)
    throw new Error(
      `incidentResponse.example.alertSecret must have at least ${SHORTEST_SECRET} characters; use a random one.`,
    );
  return {
    id: 'signed-json',
    whenStoreFails: 'refuse',
    authenticate: ({ headers, body }) => {
      const given = Buffer.from(headers['x-signature-256'] ?? '');
      const expected = signatureOf(body, secret);
      return (
        given.length === expected.length && timingSafeEqual(given, expected)
      );
    },
    parse: request => {
      const { id, service, title, severity, state, startedAt } = read(request);
      return [
        {
          eventKey: `${id}:${startedAt}:${state}`,
          alert: {
            source: 'signed-json',
            group: id,
            startedAt,
            trigger: state,
            state,
            title,
            severity,
            severityReason: `The sender says ${severity}`,
            entityHints: [service],
            labels: { service },
            contacts: [],
          },
        },
      ];
    },
  };
}

import type { Paths } from './OpenApiDocument';
import { answer, operation } from './operation';
import { ref } from './schemas';

/** What needs no credentials of Backstage. Described here, served outside the validation. */
export const openPaths: Paths = {
  '/webhooks/{source}': {
    post: operation({
      id: 'ReceiveAlert',
      summary: 'An alert of a configured source',
      description:
        'The sender proves itself as configured for the source. Answered 2xx only once it is durable. Where it cannot be stored, a source that repeats after an answer gets 503; one that does not is left without an answer, or loses the connection.',
      open: true,
      parameters: [
        {
          name: 'source',
          in: 'path',
          required: true,
          schema: { type: 'string', examples: ['grafana-oncall'] },
        },
      ],
      body: { description: "The source's own body." },
      answers: {
        202: answer('An incident was opened or got it.', ref('Ingested')),
        200: answer(
          'Known before, or recorded without an incident.',
          ref('Ingested'),
        ),
      },
      refuses: [400, 401, 404, 405, 413, 422, 503],
    }),
  },
  '/health': {
    get: operation({
      id: 'GetHealth',
      summary: 'Whether the engine is at work',
      open: true,
      answers: {
        200: answer('It is.', ref('Health')),
        503: answer('It is not; why.', ref('Health')),
      },
    }),
  },
  '/health/live': {
    get: operation({
      id: 'GetLiveness',
      summary: 'Whether a restart would help',
      description:
        'Fails only where the conductor does not get on although the store answers. For liveness probes.',
      open: true,
      answers: {
        200: answer('It would not.', ref('Health')),
        503: answer('It would; why.', ref('Health')),
      },
    }),
  },
  '/public/status': {
    get: operation({
      id: 'GetPublicStatusPage',
      summary: 'The built-in public status page',
      open: true,
      answers: {
        200: {
          description: 'HTML without scripts.',
          content: { 'text/html': { schema: { type: 'string' } } },
        },
        503: answer('It cannot be shown at the moment.', ref('Error')),
      },
    }),
  },
  '/public/status.json': {
    get: operation({
      id: 'GetPublicStatus',
      summary: 'The built-in public status as JSON',
      open: true,
      answers: {
        200: answer('What was published.', { type: 'object' }),
        503: answer('It cannot be shown at the moment.', ref('Error')),
      },
    }),
  },
};

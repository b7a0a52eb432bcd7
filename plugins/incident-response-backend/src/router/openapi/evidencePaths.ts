import type { Paths, Schema } from './OpenApiDocument';
import { answer, incidentId, operation, query } from './operation';
import { object } from './schemas';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
const listOf = (items: Schema): Schema => ({ type: 'array', items });

const publicKey = object({
  keyId: text,
  publicKey: { ...text, description: 'SPKI as PEM.' },
  fingerprint: { ...text, description: 'SHA-256 over the SPKI, hex.' },
  current: { type: 'boolean', description: 'It signs; others only verify.' },
});

const finding = object({ incidentId: text, seq: integer, problem: text }, [
  'incidentId',
  'seq',
]);

const bundle = object({
  format: text,
  manifest: { ...text, description: 'JSON text; signed byte for byte.' },
  signature: object({ algorithm: text, keyId: text, value: text }),
  publicKey: text,
  commits: listOf(
    object({ seq: integer, commitId: text, payload: text, hash: text }),
  ),
  publications: listOf({ type: 'object' }),
});

const verification = object(
  {
    run: object({ startedAt: text, whole: integer, broken: integer }),
    last: object(
      {
        startedAt: text,
        finishedAt: text,
        whole: integer,
        broken: integer,
        findings: listOf(finding),
        keys: { type: 'object', additionalProperties: integer },
        tombstones: integer,
      },
      ['tombstones'],
    ),
    retention: object({
      startedAt: text,
      finishedAt: text,
      removed: integer,
      findings: listOf(finding),
    }),
    publicKeys: listOf(publicKey),
  },
  ['run', 'last', 'retention'],
);

const tombstones = object(
  {
    tombstones: listOf(
      object({
        statement: { ...text, description: 'JSON text; signed byte for byte.' },
        signature: object({ algorithm: text, keyId: text, value: text }),
      }),
    ),
    nextCursor: text,
  },
  ['nextCursor'],
);

const publications = object(
  {
    publications: listOf({ type: 'object' }),
    unreadable: listOf(object({ incidentId: text, problem: text })),
    nextCursor: text,
  },
  ['nextCursor'],
);

const csv = {
  description: 'A page as JSON, or with `format=csv` the whole period as CSV.',
  content: {
    'application/json': { schema: publications },
    'text/csv': { schema: text },
  },
};

/** What proves, to people who were not there, what happened. */
export const evidencePaths: Paths = {
  '/incidents/{id}/export': {
    get: operation({
      id: 'ExportIncident',
      summary: 'The whole ledger as one signed file',
      description:
        'Check it offline with `npm run verify -- <file>`. A ledger that is not whole is not signed: 409.',
      parameters: [incidentId],
      answers: { 200: answer('The bundle.', bundle) },
      refuses: [401, 403, 404, 409, 410],
    }),
  },
  '/evidence': {
    get: operation({
      id: 'ReadEvidence',
      summary: 'What the last verification of all ledgers found',
      answers: { 200: answer('The finding.', verification) },
      refuses: [401, 403],
    }),
  },
  '/evidence/tombstones': {
    get: operation({
      id: 'ReadTombstones',
      summary: 'What is left of ledgers that were removed under retention',
      description:
        'By incident id. Keep them as a file: `npm run verify -- <bundle> --tombstones <file>` compares an export with them.',
      parameters: [
        query('cursor', 'nextCursor of the page before.', {
          type: 'string',
          minLength: 1,
          maxLength: 500,
        }),
      ],
      answers: { 200: answer('The tombstones.', tombstones) },
      refuses: [400, 401, 403],
    }),
  },
  '/public/evidence-keys': {
    get: operation({
      id: 'GetEvidenceKeys',
      summary: 'The public keys that bundles and anchors are checked with',
      open: true,
      answers: {
        200: answer('The keys.', object({ publicKeys: listOf(publicKey) })),
      },
    }),
  },
  '/publications': {
    get: operation({
      id: 'ReadPublications',
      summary: 'What was published in a period, who drafted and who approved',
      description:
        'Incident by incident, the newest first. Times are dates or ISO 8601; at most 400 days.',
      parameters: [
        { ...query('from', 'Published at or after.', text), required: true },
        { ...query('to', 'Published before.', text), required: true },
        query('drills', 'Also those of drills.', {
          enum: ['true', 'false'],
          default: 'false',
        }),
        query('format', 'How to answer.', {
          enum: ['json', 'csv'],
          default: 'json',
        }),
        query('cursor', 'nextCursor of the page before.', {
          type: 'string',
          minLength: 1,
          maxLength: 500,
        }),
      ],
      answers: { 200: csv },
      refuses: [400, 401, 403],
    }),
  },
};

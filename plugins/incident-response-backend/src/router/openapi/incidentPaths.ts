import { incidentFilterSchema } from '@incident-response/backstage-plugin-incident-response-common';
import type { Paths } from './OpenApiDocument';
import { answer, incidentId, operation, query, queryList } from './operation';
import { inputSchema, ref } from './schemas';

const { status, severity, kind, visibility } = incidentFilterSchema.shape;

const filters = [
  queryList(
    'status',
    'One of these statuses.',
    inputSchema(status.unwrap().element),
  ),
  queryList(
    'severity',
    'One of these severities.',
    inputSchema(severity.unwrap().element),
  ),
  queryList(
    'kind',
    'Drills are hidden unless asked for.',
    inputSchema(kind.unwrap().element),
  ),
  queryList(
    'visibility',
    'Restricted ones are shown only to who may know of them.',
    inputSchema(visibility.unwrap().element),
  ),
  query('entityRef', 'The broken entity.', { type: 'string' }),
  query('ic', 'Entity ref of the incident commander.', { type: 'string' }),
  query('text', 'Part of the title, in any case.', {
    type: 'string',
    maxLength: 200,
  }),
];

/** The incidents themselves. */
export const incidentPaths: Paths = {
  '/incidents': {
    get: operation({
      id: 'ListIncidents',
      summary: 'The incidents the caller may read, newest first',
      parameters: [
        ...filters,
        query('limit', 'How many.', {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 25,
        }),
        query('cursor', 'nextCursor of the page before.', {
          type: 'string',
          minLength: 1,
          maxLength: 500,
        }),
      ],
      answers: { 200: answer('A page.', ref('IncidentList')) },
      refuses: [400, 401, 403],
    }),
    post: operation({
      id: 'DeclareIncident',
      summary: 'Declare an incident by hand',
      description: 'Repeating the same requestId is harmless. Users only.',
      body: ref('DeclareRequest'),
      answers: { 201: answer('It is declared.', ref('CommandResponse')) },
      refuses: [400, 401, 403, 409, 410],
    }),
  },
  '/incidents/{id}': {
    get: operation({
      id: 'GetIncident',
      summary: 'An incident and what the caller may do with it',
      parameters: [incidentId],
      answers: { 200: answer('The incident.', ref('IncidentView')) },
      refuses: [401, 403, 404, 410],
    }),
  },
  '/incidents/{id}/commands': {
    post: operation({
      id: 'SendCommand',
      summary: 'Ask something of an incident',
      description:
        'Users only, and nobody on their behalf. Approving, rejecting and settling need the approve permission, a legal hold the audit permission.',
      parameters: [incidentId],
      body: ref('CommandRequest'),
      answers: { 200: answer('It is done.', ref('CommandResponse')) },
      refuses: [400, 401, 403, 404, 409, 410],
    }),
  },
  '/drills': {
    post: operation({
      id: 'StartDrill',
      summary: 'Play an incident for practice',
      description: 'On where incidentResponse.drills.enabled is true.',
      body: ref('DrillRequest'),
      answers: { 201: answer('It is running.', ref('DrillResponse')) },
      refuses: [400, 401, 403, 404],
    }),
  },
};

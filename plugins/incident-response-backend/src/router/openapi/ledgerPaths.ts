import { LONGEST_WAIT_SECONDS } from '../readTimeline';
import type { Paths } from './OpenApiDocument';
import { answer, incidentId, operation, query } from './operation';
import { ref } from './schemas';

const reading = { parameters: [incidentId], refuses: [401, 403, 404, 410] };

/** What is read out of one incident's ledger. */
export const ledgerPaths: Paths = {
  '/incidents/{id}/timeline': {
    get: operation({
      id: 'ReadTimeline',
      summary: 'The events of an incident, oldest first',
      description:
        'Give the cursor back as `after` for what comes next; with `wait` the answer waits for it.',
      parameters: [
        incidentId,
        query('after', 'Cursor of the page before.', {
          type: 'string',
          pattern: '^\\d{1,15}\\.\\d{1,9}$',
        }),
        query('limit', 'How many.', {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 200,
        }),
        query('wait', 'Seconds to wait for the next event.', {
          type: 'number',
          minimum: 0,
          maximum: LONGEST_WAIT_SECONDS,
          default: 0,
        }),
      ],
      answers: { 200: answer('A page.', ref('Timeline')) },
      refuses: [400, 401, 403, 404, 410],
    }),
  },
  '/incidents/{id}/drafts': {
    get: operation({
      id: 'ReadDrafts',
      summary: 'The drafts of an incident with every revision',
      ...reading,
      answers: { 200: answer('The drafts.', ref('DraftList')) },
    }),
  },
  '/incidents/{id}/page-components': {
    get: operation({
      id: 'ReadPageComponents',
      summary: "The status page's own components, for a draft of the incident",
      description: 'At most some seconds old.',
      ...reading,
      answers: {
        200: answer('The components.', ref('PageComponents')),
        502: answer('The status page refused to tell.', ref('Error')),
        503: answer('The status page does not answer.', ref('Error')),
      },
    }),
  },
  '/incidents/{id}/verify': {
    get: operation({
      id: 'VerifyLedger',
      summary: 'Whether the ledger is whole, and where it breaks first',
      ...reading,
      answers: { 200: answer('The finding.', ref('Verification')) },
    }),
  },
  '/incidents/{id}/room': {
    get: operation({
      id: 'ReadRoom',
      summary: 'The war room, where it is the incident page',
      ...reading,
      answers: { 200: answer('The room.', ref('RoomView')) },
    }),
  },
  '/incidents/{id}/postmortem': {
    get: operation({
      id: 'ReadPostmortem',
      summary: 'The postmortem',
      ...reading,
      answers: {
        200: {
          description: 'Markdown.',
          content: { 'text/markdown': { schema: { type: 'string' } } },
        },
      },
    }),
  },
};

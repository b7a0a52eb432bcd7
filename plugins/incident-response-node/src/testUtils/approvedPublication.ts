import { createHash } from 'node:crypto';
import {
  canonicalPublication,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ApprovedPublication } from '@incident-response/backstage-plugin-incident-response-node';
import { markApproved } from '../ports/ApprovedPublication';

/**
 * Stands in for the approval gate in a test of a status page.
 *
 * @throws Error outside of a test run: there only the gate makes approved publications
 *
 * @public
 */
export function approvedPublication(
  request: PublicationRequest,
  incidentId = 'inc-sample',
  draftId = 'draft-1',
): ApprovedPublication {
  if (process.env.NODE_ENV !== 'test')
    throw new Error(
      'approvedPublication is for tests (NODE_ENV=test); only the approval gate approves what is published.',
    );
  const sha256 = createHash('sha256')
    .update(canonicalPublication(request))
    .digest('hex');
  return markApproved({ incidentId, draftId, revision: 1, sha256, request });
}

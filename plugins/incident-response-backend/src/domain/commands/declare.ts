import type { z } from 'zod';
import {
  isChatOnlyRef,
  type declareSchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import { ONLY_NOTES } from '../authority';
import {
  accept,
  event,
  reject,
  type Decision,
  type DecisionContext,
} from '../Decision';

/** Opens an incident by hand. Whether the catalog knows the person is all that is asked here. */
export function declare(
  request: z.output<typeof declareSchema>,
  context: DecisionContext,
): Decision {
  const { actor } = context;
  if (actor.kind === 'person' && isChatOnlyRef(actor.entityRef))
    return reject('forbidden', ONLY_NOTES);
  return accept(
    event(
      'INCIDENT_DECLARED',
      {
        title: request.title,
        severity: request.severity,
        severityReason: 'Chosen by the person who declared the incident.',
        kind: request.kind,
        ...(request.visibility === 'restricted'
          ? { visibility: request.visibility }
          : {}),
        entityHints: request.entityRef ? [request.entityRef] : [],
        ...(request.summary ? { summary: request.summary } : {}),
        origin: { type: 'person', requestId: request.requestId },
      },
      context,
    ),
  );
}

import type { z } from 'zod';
import type { declareSchema } from '@incident-response/backstage-plugin-incident-response-common';
import {
  accept,
  event,
  type Decision,
  type DecisionContext,
} from '../Decision';

/** Opens an incident by hand; whoever may is checked at the door. */
export function declare(
  request: z.output<typeof declareSchema>,
  context: DecisionContext,
): Decision {
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

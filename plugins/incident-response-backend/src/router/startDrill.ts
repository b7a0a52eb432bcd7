import { InputError, NotFoundError } from '@backstage/errors';
import {
  incidentDeclarePermission,
  severitySchema,
  type Alert,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import { STARTED_BY } from '../domain/openIncident';
import { z } from 'zod';
import type { IncidentService } from '../engine/IncidentService';
import type { Audit } from '../observability/Audit';
import type { Metrics } from '../observability/Metrics';
import type { Authorizer } from './authorize';
import { parse } from './parse';
import { recordDecision } from '../doors/recordDecision';

/** Marks an alert whose incident is a drill. */
const DRILL_LABEL = 'incident-response.io/drill';
const SOURCE = 'drill';

export const drillSchema = z.object({
  /** Makes a repeated click harmless. */
  requestId: z.string().uuid(),
  severity: severitySchema.default('P1'),
  /** What is broken; without it the drill is about an unknown entity. */
  entityRef: z.string().trim().min(1).max(500).optional(),
});

function drillAlert(
  drill: z.output<typeof drillSchema>,
  by: string,
  at: string,
): Alert {
  const name = drill.entityRef?.split('/').pop() || 'an unknown service';
  return {
    source: SOURCE,
    group: drill.requestId,
    startedAt: at,
    trigger: 'alert group created',
    state: 'firing',
    at,
    title: `Drill: the error rate of ${name} is above 5 %`,
    severity: drill.severity,
    severityReason: 'Chosen by whoever started the drill',
    entityHints: drill.entityRef ? [drill.entityRef] : [],
    labels: {
      [DRILL_LABEL]: 'true',
      alertname: 'ErrorRateHigh',
      [STARTED_BY]: by,
      ...(drill.entityRef && { entity: drill.entityRef }),
    },
    contacts: [],
  };
}

/** `POST /drills`: an alert as a source would send it, for practice. */
export function addStartDrill(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'ingest'>;
    readonly audit: Audit;
    readonly metrics: Pick<Metrics, 'commandDecided'>;
    readonly drillsEnabled: boolean;
    readonly now: () => Date;
  },
): void {
  const { authorizer, service } = deps;
  router.post('/drills', async (req, res) => {
    const { credentials, person } = await authorizer.decider(req);
    if (!deps.drillsEnabled) {
      throw new NotFoundError(
        'Drills are off here. Set incidentResponse.drills.enabled to true to play them.',
      );
    }
    const act = {
      eventId: 'incident-declare',
      command: 'drill',
      by: person.entityRef,
      door: person.door,
      request: req,
    } as const;
    const started = await recordDecision(deps, 'drill', act, async () => {
      await authorizer.basic(credentials, incidentDeclarePermission);
      const drill = parse(drillSchema, req.body, 'drill');
      const at = deps.now().toISOString();
      const ingested = await service.ingest(SOURCE, {
        eventKey: drill.requestId,
        alert: drillAlert(drill, person.entityRef, at),
      });
      if (ingested.type === 'recorded') throw new InputError(ingested.reason);
      return { incidentId: ingested.incidentId };
    });
    res.status(201).json(started);
  });
}

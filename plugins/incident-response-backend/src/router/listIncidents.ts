import {
  incidentFilterSchema,
  incidentReadPermission,
  type IncidentCard,
  type IncidentList,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import { z } from 'zod';
import type { Head, IncidentStore } from '../stores/IncidentStore';
import type { Authorizer } from './authorize';
import { chatTrouble } from './chatTrouble';
import { parse } from './parse';

/** One value in a query is a list of one. */
const list = (value: unknown) =>
  value === undefined || Array.isArray(value) ? value : [value];

const { status, severity, kind, visibility } = incidentFilterSchema.shape;

export const listQuerySchema = incidentFilterSchema.extend({
  status: z.preprocess(list, status),
  severity: z.preprocess(list, severity),
  kind: z.preprocess(list, kind),
  visibility: z.preprocess(list, visibility),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().min(1).max(500).optional(),
});

const toCard = (head: Head): IncidentCard => ({
  id: head.incidentId,
  seq: head.seq,
  ...head.card,
});

/** `GET /incidents`: what the viewer may read, newest first. */
export function addListIncidents(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly store: Pick<IncidentStore, 'list'>;
    readonly chatProblems: () => readonly string[];
  },
): void {
  router.get('/incidents', async (req, res) => {
    const { limit, cursor, ...filter } = parse(
      listQuerySchema,
      req.query,
      'filter',
    );
    const credentials = await deps.authorizer.reader(req);
    const readable = await deps.authorizer.listable(
      credentials,
      incidentReadPermission,
    );
    const { heads, nextCursor } = await deps.store.list(
      { allOf: [filter, readable] },
      { limit, cursor },
    );
    const answer: IncidentList = {
      incidents: heads.map(toCard),
      ...(nextCursor && { nextCursor }),
      ...chatTrouble(deps),
    };
    res.json(answer);
  });
}

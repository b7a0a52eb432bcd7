import { z } from 'zod';
import {
  incidentRoleSchema,
  linkRelationSchema,
  severitySchema,
} from '../severity';
import { defineEvent } from './defineEvent';

const keptUntil = {
  /** ISO 8601: from then on the ledger may be removed; absent: never. */
  retainUntil: z.string().optional(),
};

export const lifecycleEvents = [
  defineEvent(
    'SEVERITY_CHANGED',
    true,
    z.object({
      from: severitySchema,
      to: severitySchema,
      reason: z.string(),
    }),
  ),
  defineEvent(
    'ASSEMBLY_FAILED',
    true,
    z.object({
      /** What stands in the way, and what a person can do. */
      reason: z.string(),
    }),
  ),
  defineEvent(
    'INCIDENT_DISMISSED',
    true,
    z.object({ reason: z.string(), ...keptUntil }),
  ),
  defineEvent(
    'INCIDENT_MERGED',
    true,
    z.object({
      /** Id of the incident in which it goes on. */
      into: z.string(),
      reason: z.string(),
      ...keptUntil,
    }),
  ),
  defineEvent('INCIDENT_REOPENED', true, z.object({ reason: z.string() })),
  defineEvent('INCIDENT_CLOSED', true, z.object(keptUntil)),
  defineEvent(
    'ROLE_ASSIGNED',
    false,
    z.object({
      role: incidentRoleSchema,
      /** Entity ref of who has it now; absent: nobody. */
      to: z.string().optional(),
      /** Entity ref of who had it before. */
      from: z.string().optional(),
    }),
  ),
  defineEvent(
    'IC_RATED',
    false,
    z.object({
      /** 1 (badly run) to 5 (well run). */
      rating: z.number().int().min(1).max(5),
      comment: z.string().optional(),
    }),
  ),
  defineEvent(
    'INCIDENT_LINKED',
    false,
    z.object({
      /** Id of the other incident. */
      other: z.string(),
      /** What the other incident is to this one. */
      relation: linkRelationSchema,
    }),
  ),
  /** The other incident knows of the link. */
  defineEvent('LINK_TOLD', false, z.object({ other: z.string() })),
] as const;

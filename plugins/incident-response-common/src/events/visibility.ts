import { z } from 'zod';
import { defineEvent } from './defineEvent';

export const visibilityEvents = [
  defineEvent('INCIDENT_RESTRICTED', true, z.object({ reason: z.string() })),
  defineEvent('RESTRICTION_LIFTED', true, z.object({ reason: z.string() })),
] as const;

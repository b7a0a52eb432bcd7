import { z } from 'zod';
import { defineEvent } from './defineEvent';

export const retentionEvents = [
  defineEvent('LEGAL_HOLD_PLACED', true, z.object({ reason: z.string() })),
  defineEvent('LEGAL_HOLD_LIFTED', true, z.object({ reason: z.string() })),
] as const;

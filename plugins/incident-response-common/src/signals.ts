import { z } from 'zod';

/**
 * Signal channel on which the backend hints that an incident changed.
 *
 * @public
 */
export const SIGNAL_CHANNEL = 'incident-response';

/**
 * A hint to fetch again; never the data itself.
 *
 * @public
 */
export const incidentSignalSchema = z.object({
  incidentId: z.string(),
  seq: z.number().int(),
});

/**
 * A hint as it arrives on the signal channel.
 *
 * @public
 */
export type IncidentSignal = z.infer<typeof incidentSignalSchema>;

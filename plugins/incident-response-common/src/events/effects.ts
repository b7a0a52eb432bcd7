import { z } from 'zod';
import { defineEvent } from './defineEvent';

const key = z.string();

/**
 * Why an effect failed, and so what happens next.
 *
 * `transient`: tried again, later and later · `permanent`: parked until a person retries it ·
 * `unknown`: the vendor may have done it; it is looked for before anything else.
 *
 * @public
 */
export const failureKindSchema = z.enum(['transient', 'permanent', 'unknown']);

/**
 * One of the three ways in which an effect fails.
 *
 * @public
 */
export type FailureKind = z.infer<typeof failureKindSchema>;

export const effectEvents = [
  defineEvent(
    'EFFECT_CLAIMED',
    true,
    z.object({
      key,
      /** One per claim: whoever holds it may act. */
      claimId: z.string(),
      /** Process that claimed; for people only. */
      owner: z.string(),
    }),
  ),
  defineEvent(
    'EFFECT_FAILED',
    false,
    z.object({
      key,
      failure: failureKindSchema,
      /** Failures in a row, as this process counted them. */
      failures: z.number().int().positive(),
      /** What failed, with what, and what happens next. */
      sentence: z.string(),
    }),
  ),
  defineEvent('EFFECT_RETRIED', true, z.object({ key })),
  defineEvent(
    'EFFECT_OBSERVED',
    false,
    z.object({
      key,
      claimId: z.string().optional(),
      /** What a lost claim's late answer said: evidence, never ownership. */
      outcome: z.string(),
    }),
  ),
  defineEvent(
    'EFFECT_DEDUPLICATED',
    false,
    z.object({
      /** Key of what may have been done twice. */
      key,
      /** ISO 8601 of the doubt that this look answers. */
      asOf: z.string(),
      /** How many were there beside the one that stays. */
      removed: z.number().int().nonnegative(),
    }),
  ),
] as const;

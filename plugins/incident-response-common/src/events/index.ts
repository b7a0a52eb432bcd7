import { z } from 'zod';
import { closingEvents } from './closing';
import { effectEvents } from './effects';
import { lifecycleEvents } from './lifecycle';
import { messageEvents } from './messages';
import { openingEvents } from './opening';
import { peopleEvents } from './people';
import { publishingEvents } from './publishing';
import { retentionEvents } from './retention';
import { roomEvents } from './room';
import { visibilityEvents } from './visibility';

export {
  alertContactSchema,
  alertSchema,
  alertStateSchema,
  type Alert,
  type AlertContact,
  type AlertState,
} from './opening';
export {
  callReasonSchema,
  dependentSchema,
  foundPersonSchema,
  ownershipSchema,
  responderSourceSchema,
  type CallReason,
  type Dependent,
  type FoundPerson,
  type Ownership,
  type ResponderSource,
} from './people';
export { draftReasonSchema, type DraftReason } from './publishing';
export { factSchema, type Fact } from './room';
export { failureKindSchema, type FailureKind } from './effects';

/**
 * Everything that can stand on a ledger.
 *
 * @public
 */
export const ledgerEventSchema = z.discriminatedUnion('type', [
  ...openingEvents,
  ...peopleEvents,
  ...roomEvents,
  ...messageEvents,
  ...publishingEvents,
  ...closingEvents,
  ...lifecycleEvents,
  ...visibilityEvents,
  ...retentionEvents,
  ...effectEvents,
]);

/**
 * One thing that happened, as the ledger holds it.
 *
 * @public
 */
export type LedgerEvent = z.infer<typeof ledgerEventSchema>;

/**
 * Names of the events.
 *
 * @public
 */
export type LedgerEventType = LedgerEvent['type'];

/**
 * The event of one type.
 *
 * @public
 */
export type LedgerEventOf<TType extends LedgerEventType> = Extract<
  LedgerEvent,
  { type: TType }
>;

/**
 * Which event types a reader must understand before it decides, claims or publishes.
 *
 * @public
 */
export const MUST_UNDERSTAND = Object.fromEntries(
  ledgerEventSchema.options.map(option => [
    option.shape.type.value,
    option.shape.mustUnderstand.value,
  ]),
) as Readonly<Record<LedgerEventType, boolean>>;

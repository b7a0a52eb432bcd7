import {
  ledgerEventSchema,
  MUST_UNDERSTAND,
  type LedgerEvent,
  type LedgerEventOf,
  type LedgerEventType,
} from '../events/index';

/** An event of a type, as the ledger holds it. */
export function eventOf<TType extends LedgerEventType>(
  type: TType,
  data: LedgerEventOf<TType>['data'],
): LedgerEvent {
  return ledgerEventSchema.parse({
    type,
    v: 1,
    mustUnderstand: MUST_UNDERSTAND[type],
    at: '2026-11-23T10:00:00.000Z',
    actor: { kind: 'system', name: 'conductor', door: 'engine' },
    data,
  });
}

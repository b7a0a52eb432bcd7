import type { z } from 'zod';
import type { LedgerEvent } from '../events/index';

/** The events of a family, as `events/` defines them. */
export type EventOf<TFamily extends readonly z.ZodType[]> = z.infer<
  TFamily[number]
>;

type Family = readonly (z.ZodType<LedgerEvent> & {
  readonly shape: { readonly type: { readonly value: string } };
})[];

/** Tells whether an event is of a family. */
export function isOf<TFamily extends Family>(family: TFamily) {
  const types = new Set(family.map(({ shape }) => shape.type.value));
  return (event: LedgerEvent): event is EventOf<TFamily> & LedgerEvent =>
    types.has(event.type);
}

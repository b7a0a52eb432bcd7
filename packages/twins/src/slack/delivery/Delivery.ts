import type { Json } from '../Json';

/** What the app is sent. */
export interface Parcel {
  readonly type: 'events_api' | 'interactive' | 'slash_commands';
  readonly payload: Json;
}

/** Which attempt it is. */
export interface Attempt {
  /** 0 for the first. */
  readonly number: number;
  /** Why the one before it failed. */
  readonly reason: string;
}

/**
 * How one delivery to the app ended: acknowledged in time, too late or not at all, refused with an
 * HTTP status, cut off, or with nobody there to take it.
 *
 * @public
 */
export type DeliveryOutcome =
  | {
      readonly type: 'acknowledged';
      /** What the app answered with. */
      readonly payload: { readonly [key: string]: unknown };
    }
  | { readonly type: 'timeout' }
  | { readonly type: 'refused'; readonly status: number }
  | { readonly type: 'cutOff' }
  | { readonly type: 'nobodyThere' };

/**
 * One attempt to hand something to the app.
 *
 * @public
 */
export interface RecordedDelivery {
  readonly type: 'events_api' | 'interactive' | 'slash_commands';
  /** Event type, command, or interaction type. */
  readonly name: string;
  readonly payload: { readonly [key: string]: unknown };
  /** 0 for the first. */
  readonly attempt: number;
  /** ISO instant it was sent, in the twin's time. */
  readonly at: string;
  /** Milliseconds of the machine's clock until it ended. */
  readonly ms: number;
  readonly outcome: DeliveryOutcome;
}

/** One way to the app. */
export type Transport = (
  parcel: Parcel,
  attempt: Attempt,
) => Promise<DeliveryOutcome>;

/** Event type, command or interaction type. */
export function nameOf({ type, payload }: Parcel): string {
  if (type === 'slash_commands') return String(payload.command);
  if (type === 'interactive') return String(payload.type);
  const { event } = payload;
  return typeof event === 'object' && event !== null && 'type' in event
    ? String(event.type)
    : 'event';
}

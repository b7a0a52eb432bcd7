import type { DeliveryOutcome } from '../delivery/Delivery';

/**
 * What came of an act: what it made, or a word for why it could not be done. `outcome` is how the
 * app took what it was sent: anything but `acknowledged` is an error on the person's screen.
 *
 * @public
 */
export type ActResult =
  | {
      readonly ok: true;
      readonly channel?: string;
      readonly ts?: string;
      readonly outcome?: DeliveryOutcome;
      /** What a modal was answered with, by block id. */
      readonly errors?: { readonly [blockId: string]: string };
    }
  | { readonly ok: false; readonly error: string };

export const refused = (error: string): ActResult => ({ ok: false, error });

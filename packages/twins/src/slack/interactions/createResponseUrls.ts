import { randomUUID } from 'node:crypto';
import type { TwinClock } from '../createTwinClock';
import type { SlackTiming } from '../Timing';

/** Where an answer by response URL belongs. */
export interface ResponsePlace {
  readonly channel: string;
  readonly user: string;
  /** The message that was clicked. */
  readonly messageTs?: string;
}

export type ResponseUse =
  | { readonly ok: true; readonly place: ResponsePlace }
  | { readonly ok: false; readonly error: 'expired_url' | 'used_url' };

/** Response URLs: five uses within half an hour. */
export function createResponseUrls(clock: TwinClock, timing: SlackTiming) {
  const issued = new Map<
    string,
    { readonly place: ResponsePlace; readonly until: number; left: number }
  >();
  return {
    /** The last part of the address. */
    issue(place: ResponsePlace): string {
      const id = randomUUID();
      issued.set(id, {
        place,
        until: clock.now() + timing.responseUrlMs,
        left: timing.responseUrlUses,
      });
      return id;
    },
    use(id: string): ResponseUse {
      const entry = issued.get(id);
      if (!entry || clock.now() >= entry.until)
        return { ok: false, error: 'expired_url' };
      if (entry.left === 0) return { ok: false, error: 'used_url' };
      entry.left -= 1;
      return { ok: true, place: entry.place };
    },
  };
}

export type ResponseUrls = ReturnType<typeof createResponseUrls>;

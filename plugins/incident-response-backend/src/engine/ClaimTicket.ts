import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { Clock } from './Clock';

/**
 * The owner's own view of its claim. Its clock starts before the claim is appended, and the larger
 * of wall and monotonic time counts, so that a suspended process knows it was away.
 */
export interface ClaimTicket {
  readonly claimId: string;
  /** Whether a call may still begin. */
  isValid(): boolean;
  /** @throws OutboundCallError `not-executed` once the claim is no longer safe to act on. */
  begin(): void;
}

export function startTicket(
  claimId: string,
  validMs: number,
  clock: Clock,
): ClaimTicket {
  const monotonic = clock.monotonic();
  const wall = clock.now().getTime();
  const isValid = () =>
    Math.max(clock.monotonic() - monotonic, clock.now().getTime() - wall) <
    validMs;
  return {
    claimId,
    isValid,
    begin: () => {
      if (!isValid())
        throw new OutboundCallError(
          'The claim ran out before the call began; it is claimed anew.',
          { failure: 'not-executed' },
        );
    },
  };
}

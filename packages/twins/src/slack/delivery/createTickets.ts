import { randomUUID } from 'node:crypto';
import type { TwinClock } from '../createTwinClock';

/** Tickets good for one use and a while. */
export function createTickets(clock: TwinClock, lifeMs: number) {
  const until = new Map<string, number>();
  return {
    issue(): string {
      const ticket = randomUUID();
      until.set(ticket, clock.now() + lifeMs);
      return ticket;
    },
    /** Whether the ticket was good; it is not afterwards. */
    redeem(ticket: string): boolean {
      const end = until.get(ticket);
      until.delete(ticket);
      return end !== undefined && clock.now() < end;
    },
  };
}

/**
 * "Look at incident X." A wake-up is only a hint: losing or repeating one changes nothing,
 * because what is due is stored with every commit and swept.
 */
export interface Wakeups {
  /** From now on `look` is called for this process's share of the hints. */
  start(look: (incidentId: string) => void): Promise<void>;
  /** Hints that an incident should be looked at now. Never throws, never blocks. */
  wake(incidentId: string): void;
  /** Keeps the nudge cadence of an incident outside the process, where the engine can. */
  setCadence(
    incidentId: string,
    cadence:
      | { readonly state: 'on'; readonly everyMs: number }
      | { readonly state: 'silenced' }
      | { readonly state: 'stopped' },
  ): Promise<void>;
  /** No hint is delivered after this resolves. */
  stop(): Promise<void>;
}

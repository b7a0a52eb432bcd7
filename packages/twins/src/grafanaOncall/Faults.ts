/**
 * What a twin is asked to do wrong. Each counts down and then it behaves again.
 *
 * @public
 */
export interface OncallFaults {
  /** So many of the next events are delivered twice, at the same time. */
  readonly duplicate?: number;
  /** So many of the next events are held until the event after them was delivered. */
  readonly overtake?: number;
  /** So many of the next answers are lost on the way back: the sender sees a timeout. */
  readonly dropReply?: number;
}

/** Faults that are still to come. */
export function createFaults() {
  const left = { duplicate: 0, overtake: 0, dropReply: 0 };
  return {
    add(faults: OncallFaults) {
      left.duplicate += faults.duplicate ?? 0;
      left.overtake += faults.overtake ?? 0;
      left.dropReply += faults.dropReply ?? 0;
    },
    /** Whether the fault strikes now; uses it up. */
    strikes(fault: keyof OncallFaults): boolean {
      if (left[fault] === 0) return false;
      left[fault] -= 1;
      return true;
    },
  };
}

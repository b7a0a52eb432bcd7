/**
 * Due times that an older version of the plan worked out. Kept beside the ledger: losing one costs a
 * look, never correctness.
 */
export interface PlanStore {
  /**
   * Incidents that are not over and whose due time is of a plan older than `planVersion`, each handed
   * to one caller only until `visitUntil`. All epoch milliseconds.
   */
  claimOutdated(query: {
    readonly planVersion: number;
    readonly now: number;
    readonly visitUntil: number;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /**
   * Keeps the due time that a newer plan worked out for the ledger at `seq`; nothing where a commit
   * or a newer plan was faster.
   */
  replan(planned: {
    readonly incidentId: string;
    readonly seq: number;
    /** Epoch milliseconds; `null`: nothing is due. */
    readonly dueAt: number | null;
    readonly planVersion: number;
  }): Promise<void>;
}

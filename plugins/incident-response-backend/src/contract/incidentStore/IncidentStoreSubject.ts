import type { IncidentStore } from '../../stores/IncidentStore';

/** An implementation under test, with the means that the port does not offer. */
export interface IncidentStoreSubject {
  /**
   * A store on the same data as every other one of this subject, with connections of its own
   * where the engine allows several processes.
   */
  openStore(): Promise<IncidentStore>;
  /** Removes everything stored. */
  clear(): Promise<void>;
  /** Writing a commit fails, as on a full disk, until the answer is called. */
  breakCommits(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What the parts of the suite work with; two stores on the same data. */
export interface Stores {
  readonly one: () => IncidentStore;
  readonly other: () => IncidentStore;
  readonly subject: () => IncidentStoreSubject;
}

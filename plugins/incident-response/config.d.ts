export interface Config {
  incidentResponse?: {
    /** Incidents played for practice. */
    drills?: {
      /**
       * Whether the list of incidents offers to start a drill. Default: false.
       * @visibility frontend
       */
      enabled?: boolean;
    };
  };
}

export interface Config {
  /** People the sign-in page offers in a demonstration; leave out everywhere else. */
  demo?: {
    personas: Array<{
      /**
       * Entity ref of a User in the catalog.
       * @visibility frontend
       */
      user: string;
      /**
       * Name on the button.
       * @visibility frontend
       */
      title: string;
      /**
       * For example: Incident commander.
       * @visibility frontend
       */
      role: string;
      /**
       * One sentence: what this person does in an incident.
       * @visibility frontend
       */
      about?: string;
    }>;
  };
}

type IncidentSeverity = 'P1' | 'P2' | 'P3' | 'P4';

export interface Config {
  incidentResponse?: {
    /**
     * Where people open the console. Default: `app.baseUrl`.
     */
    baseUrl?: string;

    /**
     * Senders of alert webhooks. A source that is not here is off.
     */
    sources?: {
      /**
       * Grafana OnCall at `POST /api/incident-response/webhooks/grafana-oncall`.
       * At least one of the three ways to authenticate is needed.
       */
      grafanaOncall?: {
        /**
         * Valid values of the `Authorization` header, compared whole or after `Bearer `.
         * Two during a rotation.
         * @visibility secret
         * @deepVisibility secret
         */
        authorization?: string | string[];
        /** HTTP Basic. */
        basic?: {
          username: string;
          /**
           * @visibility secret
           */
          password: string;
        };
        /**
         * Keys of the hex HMAC-SHA256 over the raw body in `x-grafana-oncall-signature`,
         * as a signing relay sends it. Two during a rotation.
         * @visibility secret
         * @deepVisibility secret
         */
        hmacSecrets?: string | string[];
      };
    };

    /** How an alert's severity is found and what it leads to. */
    severity?: {
      /** Labels that may hold it, best first. Default: `severity`, `priority`. */
      labels?: string | string[];
      /**
       * Label value (any case) → severity, added to the usual ones
       * (`critical` is P1, `high` and `warning` are P2, `medium` is P3, `low` and `info` are P4 …).
       */
      values?: { [labelValue: string]: IncidentSeverity };
      /** Where no label says. Default: `P2`. */
      default?: IncidentSeverity;
      /** Which severities open an incident; the others are recorded. Default: `P1`, `P2`. */
      opens?: IncidentSeverity[];
    };

    /** How an alert's catalog entity is found. */
    entity?: {
      /**
       * Labels that may name it, best first.
       * Default: `entity`, `service`, `service_name`, `component`, `app`.
       */
      labels?: string | string[];
    };

    /** Reminders to tell the public something. */
    reminders?: {
      /** Time between two. Default: 15 minutes. */
      every?: import('@backstage/types').HumanDuration | string;
    };

    /** Where people work on an incident. */
    warRoom?: {
      /** How long a resolved war room stays open. Default: 1 hour. */
      archiveAfter?: import('@backstage/types').HumanDuration | string;
    };

    /** The built-in public status page. */
    statusPage?: {
      /** What its visitors read at the top. Default: `Service status`. */
      title?: string;
      /** Name that approvals bind to. Default: `public`. */
      page?: string;
    };

    /** Integrity of the ledgers. */
    ledger?: {
      /**
       * Keys that sign heads. The first signs; the others only verify what they signed.
       * Without any, a development key is made.
       */
      keys?: Array<{
        id: string;
        /**
         * At least 16 characters.
         * @visibility secret
         */
        secret: string;
      }>;
    };

    /** Incidents played for practice. */
    drills?: {
      /** Whether `POST /api/incident-response/drills` is on. Default: false. */
      enabled?: boolean;
    };

    /** For proofs only. */
    timing?: {
      /** Every duration of the protocol is multiplied by this. Default: 1. */
      scale?: number;
    };
  };
}

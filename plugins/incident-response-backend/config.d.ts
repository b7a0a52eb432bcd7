type IncidentSeverity = 'P1' | 'P2' | 'P3' | 'P4';
type Duration = import('@backstage/types').HumanDuration | string;
type ReplicaRole = 'ingest' | 'conductor' | 'chat';

export interface Config {
  incidentResponse?: {
    /** Where people open the console. Default: `app.baseUrl`. */
    baseUrl?: string;

    /**
     * What this replica does, where replicas of one backend are deployed apart: `ingest` takes alerts,
     * `conductor` performs effects and sweeps, `chat` holds the sockets of a chat. Each of them serves
     * pages and commands. Default: all.
     */
    roles?: ReplicaRole | ReplicaRole[];

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
          /** @visibility secret */
          password: string;
        };
        /**
         * Keys of the hex HMAC-SHA256 over the raw body in `x-grafana-oncall-signature`,
         * as a signing relay sends it. Two during a rotation.
         * @visibility secret
         * @deepVisibility secret
         */
        hmacSecrets?: string | string[];
        /** By which those on call are paged while nobody takes command. Default: nobody is. */
        api?: {
          /** As OnCall shows it in its settings. https, and a public host. */
          url: string;
          /**
           * API key of a user who may page; a service account may not.
           * @visibility secret
           */
          token: string;
          /** Whether the host may be in a private network, and the line open. Default: false. */
          allowPrivateNetwork?: boolean;
        };
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

    /** What alerts lead to, beyond their severity. */
    alerts?: {
      /**
       * Whether an alert for an entity that has an open incident belongs to it, instead of opening
       * one of its own. Default: false.
       */
      groupByEntity?: boolean;
      /** When so many alerts fire that they share one incident. */
      storm?: {
        /** Default: true. */
        enabled?: boolean;
        /** Incidents that alerts may open within the time, 1 to 1000. Default: 20. */
        limit?: number;
        /** Default: 5 minutes. */
        within?: Duration;
      };
      /**
       * How long all alerts of an incident must have been clear for it to resolve itself, while nothing
       * about it is open on the status page. Without it, nothing resolves itself.
       */
      resolveWhenClear?: Duration;
    };

    /** Incidents that only few may know of. */
    restricted?: {
      /**
       * Full references of users and groups who learn of every restricted incident, such as
       * `group:default/security`. Everybody else learns only of those they have a part in.
       */
      readers?: string | string[];
    };

    /** How an alert's catalog entity is found. */
    entity?: {
      /**
       * Labels that may name it, best first.
       * Default: `entity`, `service`, `service_name`, `component`, `app`.
       */
      labels?: string | string[];
    };

    /** What happens when nobody acts. */
    reminders?: {
      /** Time between two nudges: words to the commander that customers wait for an update. Default: 15 minutes. */
      every?: Duration;
      /** The same for single severities, where they differ. */
      everyBySeverity?: {
        [severity in IncidentSeverity]?: Duration;
      };
      /** Unanswered nudges after which the next responder is told; 0: nobody is. Default: 2. */
      tellOnAfter?: number;
      /**
       * How long after the declaration a room in which nobody is in command is reminded.
       * Default: 2 and 5 minutes.
       */
      takeCommandAfter?: Array<Duration>;
      /** Time between the last of these, or a call, and the next call of a responder. Default: 3 minutes. */
      callEvery?: Duration;
      /** How many responders are called at most for one reason. Default: 10. */
      callAtMost?: number;
      /** How long after the declaration a P1 or P2 without a draft gets one proposed. Default: 15 minutes. */
      draftAfter?: Duration;
      /** How long after the resolution the postmortem has to be finished. Default: 48 hours. */
      postmortemWithin?: Duration;
      /**
       * Pauses between two looks at the catalog while the owners are not known whole.
       * Default: 2, 10 and 30 minutes.
       */
      lookAgainAfter?: Array<Duration>;
    };

    /** Where people work on an incident. */
    warRoom?: {
      /** How long a resolved war room stays open. Default: 1 hour. */
      archiveAfter?: Duration;
    };

    /** The Slack app that opens war rooms. Without it the incident page is the war room. */
    slack?: {
      /**
       * Bot token of the installed app, `xoxb-…`.
       * @visibility secret
       */
      botToken: string;
      /** How Slack tells what people do: over sockets, or by signed requests. Default: `socket`. */
      mode?: 'socket' | 'http';
      /**
       * App-level token of Socket Mode, `xapp-…`.
       * @visibility secret
       */
      appToken?: string;
      /** Sockets of a replica; one is enough where several replicas listen. Default: 2. */
      sockets?: 1 | 2;
      /**
       * Signing secret of the app, where Slack sends by HTTP; both while it is rotated.
       * @visibility secret
       */
      signingSecret?: string | string[];
      /** The slash command as it is named in the workspace. Default: `/incident-response`. */
      command?: string;
      /** Ids of the workspaces whose people are ours. Default: the one of the bot token. */
      teamIds?: string | string[];
      /** Id of the channel that hears of incidents; the app must be in it. Default: none does. */
      announceChannel?: string;
      /** Whether people may approve and reject in Slack. Default: `allow`. */
      decisions?: 'allow' | 'consoleOnly';
      /**
       * Where the commander is nudged to update customers: in the war room, by name, or in a direct
       * message. Default: `room`.
       */
      nudges?: 'room' | 'dm';
      /** Address of a stand-in of Slack: https, or this very machine. */
      apiUrl?: string;
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
      /**
       * Ed25519 keys that sign exports and anchors, which people outside check with the public half
       * (`openssl genpkey -algorithm ed25519`). The first signs and has its private key; the others
       * only verify. Without any, a development key is made.
       */
      signing?: Array<{
        id: string;
        /**
         * PKCS #8 as PEM.
         * @visibility secret
         */
        privateKey?: string;
        /** SPKI as PEM; enough for a retired key. */
        publicKey?: string;
      }>;
      /** From one verification of all ledgers to the next. Default: 1 day. */
      verifyEvery?: Duration;
    };

    /**
     * How long ledgers are kept. Default: for ever. Once its time is over, a ledger is exported, read
     * back and checked, and then gives way to a tombstone; a legal hold stops it.
     */
    retention?: {
      /** From the end of an incident on; at least one day, such as `{ days: 400 }`. */
      period: Duration;
      /** Absolute path of the directory that signed exports are written to. */
      exportTo: string;
    };

    /** Who may take command and approve what is published, and how long that holds. */
    authority?: {
      /** Groups whose members may take command of any incident, as `group:default/name`. */
      commanders?: string | string[];
      /**
       * Groups whose members may approve, and step in for an incident commander. Without any, the
       * incident commander alone approves.
       */
      approvers?: string | string[];
      /**
       * Catalog locations that may say who is in these groups, as the annotation
       * `backstage.io/managed-by-location` names them: `url:https://git.example.com/organisation/`
       * (everything beneath), `msgraph:` (everything of a kind). Needed with either list of groups.
       */
      trustedLocations?: string | string[];
      /** How many different people must approve the same words, 1 to 10. Default: 1. */
      quorum?: number;
      /** Whether who wrote the words may approve them. Default: true. */
      authorMayApprove?: boolean;
      /** After that a draft is revised or confirmed before it is approved. Default: 30 minutes. */
      draftsGoStaleAfter?: Duration;
      /** After that an approval that was not used is void. Default: 10 minutes. */
      approvalsLapseAfter?: Duration;
    };

    /** What others are told of incidents, beside the events of this backend. */
    outgoing?: {
      /**
       * Where each commit of a ledger is sent, at least once and until it is answered with a 2xx;
       * without it, nowhere.
       */
      webhook?: {
        /** An https URL of a public host. Redirects are not followed. */
        url: string;
        /**
         * Key of the HMAC-SHA256, at least 16 characters.
         * @visibility secret
         */
        secret: string;
        /** Whether the host may be of a private network, and the line open. Default: false. */
        allowPrivateNetwork?: boolean;
      };
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

import type {
  Incident,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { AuthoritySettings } from '../../../domain/AuthoritySettings';
import type { ReminderSettings } from '../../../domain/ReminderSettings';
import type { AlertName } from '../alerts';

/** `incident`: one from its alert to its postmortem · `quiet`: nobody acts · `rules`: several people, twice · `merge`: several incidents · `retention`: a ledger is removed · `slack`: the war room is in Slack. */
export const PLAY_NAMES = [
  'incident',
  'quiet',
  'rules',
  'merge',
  'retention',
  'slack',
] as const;

export type PlayName = (typeof PLAY_NAMES)[number];

/** What the people of a play call its incidents; the alert opens the main one. */
export type Part = 'main' | 'target' | 'drill';

export type Cast = Readonly<Partial<Record<Part, Incident>>>;

/** What somebody does next. */
export type Step =
  | { readonly do: 'wait' }
  | { readonly do: 'end' }
  | { readonly do: 'deliver'; readonly alert: AlertName }
  | { readonly do: 'declare'; readonly part: Exclude<Part, 'main'> }
  | {
      readonly do: 'send';
      readonly command: IncidentCommand;
      /** Absent: the main one. */
      readonly part?: Part;
      /** Entity ref; absent: whoever commands. */
      readonly by?: string;
    }
  /** Nobody knows whether it was published: somebody looks at the public page and says what is there. */
  | { readonly do: 'look'; readonly draftId: string; readonly part?: Part }
  /** Ledgers whose time is over are looked for. */
  | { readonly do: 'retire' }
  /** Somebody's name and e-mail are to go. */
  | { readonly do: 'erase'; readonly person: string };

/** What people know beside the incidents, and how they are. */
export interface Mood {
  /** Alerts whose sender got an answer. */
  readonly answered: ReadonlySet<string>;
  /** People whose erasure was answered. */
  readonly erased: ReadonlySet<string>;
  /** Whose ledgers gave way to a tombstone. */
  readonly removed: ReadonlySet<Part>;
  /** Whether they wait for a reminder before they silence them. */
  readonly awaitsNudge: boolean;
}

/** How much of each there has to be in the end, and no more. */
export interface Extent {
  readonly incidents: number;
  readonly rooms: number;
  readonly pageIncidents: number;
  readonly updates: number;
  readonly postmortems: number;
}

/** What happens to the incidents of a run as far as people go, and what has to come of it. */
export interface Play {
  readonly name: PlayName;
  /** From what they can see alone: the same after any crash, and doing it again does no harm. */
  readonly nextStep: (cast: Cast, mood: Mood) => Step;
  readonly reminders: (pace: number) => ReminderSettings;
  readonly authority: AuthoritySettings;
  readonly extent: Extent;
  /** Whether somebody outside is told of what is committed. */
  readonly isTold: boolean;
  /** Whether those on call can be paged; absent: they cannot. */
  readonly pages?: true;
  /** Where the war rooms are; absent: on the incident page. */
  readonly chat?: 'slack';
  /** For how long the ledger of the main one is kept; absent: for ever. */
  readonly retainForMs?: number;
  /** One sentence for each thing that is missing at the end. */
  readonly missing: (incidents: readonly Incident[]) => readonly string[];
}

export const WAIT: Step = { do: 'wait' };

export const send = (
  command: IncidentCommand,
  rest: { readonly part?: Part; readonly by?: string } = {},
): Step => ({ do: 'send', command, ...rest });

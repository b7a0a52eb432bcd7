import type {
  Incident,
  IncidentCommand,
  Severity,
} from '@incident-response/backstage-plugin-incident-response-common';

/** Who was named: an account of Slack, whose entity is still to be found, or an entity ref. */
export type Named =
  | { readonly type: 'slack'; readonly slackId: string }
  | { readonly type: 'entity'; readonly entityRef: string };

/** What a command is made from. */
export interface Known {
  readonly incident: Incident;
  /** Entity refs, in the order in which `named` has them. */
  readonly people: readonly string[];
}

/** What somebody asks for with a slash command; nothing is done by it yet. */
export type Asked =
  | {
      readonly type: 'send';
      readonly named: readonly Named[];
      /** Of which incident; absent: of the war room it is typed in. */
      readonly incidentId?: string;
      readonly command: (known: Known) => IncidentCommand;
    }
  | {
      readonly type: 'declare';
      readonly title: string;
      readonly severity: Severity;
    }
  /** Words are asked for first. */
  | { readonly type: 'ask'; readonly modal: 'declare' | 'mitigate' | 'resolve' }
  | {
      readonly type: 'show';
      readonly what: 'status' | 'checklist' | 'timeline' | 'help';
    }
  /** Not understood: the sentence says what to type instead. */
  | { readonly type: 'refuse'; readonly sentence: string };

/** What was typed behind the name of a command. */
export interface Typed {
  /** As people read it: mentions and links without markup, and no spaces around it. */
  readonly text: string;
  /** As Slack sends them, with its markup of mentions. */
  readonly words: readonly string[];
}

/** One command of the chat. */
export interface ChatCommand {
  readonly name: string;
  /** What is typed behind the name, for example `P1|P2|P3|P4 reason`. */
  readonly usage: string;
  /** One line of help. */
  readonly about: string;
  /** Taken outside of war rooms as well. */
  readonly anywhere?: true;
  readonly read: (typed: Typed) => Asked;
}

/** Sends what needs nothing but the incident it is for. */
export const send = (command: IncidentCommand, incidentId?: string): Asked => ({
  type: 'send',
  named: [],
  ...(incidentId !== undefined && { incidentId }),
  command: () => command,
});

export const refuse = (sentence: string): Asked => ({
  type: 'refuse',
  sentence,
});

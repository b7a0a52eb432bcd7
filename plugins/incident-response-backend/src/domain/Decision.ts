import type {
  Actor,
  Incident,
  LedgerEvent,
  LedgerEventOf,
  LedgerEventType,
} from '@incident-response/backstage-plugin-incident-response-common';
import { MUST_UNDERSTAND } from '@incident-response/backstage-plugin-incident-response-common';
import type { ActorFacts } from './ActorFacts';
import type { Settings } from './Settings';

export type RejectionReason = 'conflict' | 'forbidden' | 'invalid';

/** What a command comes to: events to append, or a sentence that a person can act on. */
export type Decision =
  | { readonly ok: true; readonly events: readonly LedgerEvent[] }
  | {
      readonly ok: false;
      readonly reason: RejectionReason;
      readonly sentence: string;
      /** What the ledger keeps of it although it was refused. */
      readonly record?: LedgerEvent;
    };

/** Members of the approver groups. */
export interface Approvers {
  /** Entity refs. */
  readonly members: readonly string[];
  /** Says that there may be more of them; absent: these are all. */
  readonly unknown?: string;
}

/** What a decision may depend on besides the incident. */
export interface DecisionContext {
  readonly actor: Actor;
  readonly now: Date;
  /** Made from what a chat calls this very act; absent: nobody hands it on twice. */
  readonly request?: string;
  readonly settings: Settings;
  /** What the catalog says of a person; absent: nothing is known, so that no group counts. */
  readonly facts?: ActorFacts;
  /** Who the approver groups are, as far as it was read, where the command asks for them. */
  readonly approvers?: Approvers;
  /** The other incident that the command names, as it was read before; absent: there is none. */
  readonly other?: Incident;
}

export function accept(...events: readonly LedgerEvent[]): Decision {
  return { ok: true, events };
}

export function reject(reason: RejectionReason, sentence: string): Decision {
  return { ok: false, reason, sentence };
}

/** Makes one event of a type, with the envelope filled in. */
export function event<TType extends LedgerEventType>(
  type: TType,
  data: LedgerEventOf<TType>['data'],
  context: Pick<DecisionContext, 'actor' | 'now' | 'request'>,
  effect?: string,
): LedgerEvent {
  return {
    type,
    v: 1,
    mustUnderstand: MUST_UNDERSTAND[type],
    at: context.now.toISOString(),
    actor: context.actor,
    ...(effect ? { effect } : {}),
    ...(context.request ? { request: context.request } : {}),
    data,
  } as LedgerEvent;
}

import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';

/** One act as the vendor carried it out, whatever anybody was told of it. */
export interface Act {
  readonly kind:
    | 'room'
    | 'post'
    | 'announcement'
    | 'publication'
    | 'postmortem'
    | 'invitation';
  /** The marker of the call. */
  readonly key: string;
  /** What the vendor calls it. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where it was posted. */
  readonly room?: string;
  /** Ids of whom it reached. */
  readonly people?: readonly string[];
  readonly publication?: {
    readonly incidentId: string;
    readonly draftId: string;
    readonly sha256: string;
    readonly request: PublicationRequest;
  };
}

/** What really happened out there; nothing reads it but the vendors, people who look, and the end. */
export interface Truth {
  readonly acts: readonly Act[];
  record(act: Omit<Act, 'id'>): Act;
  find(kind: Act['kind'], key: string, room?: string): Act | undefined;
}

export function createTruth(): Truth {
  const acts: Act[] = [];
  return {
    acts,
    record: act => {
      const recorded = { ...act, id: `${act.kind}-${acts.length + 1}` };
      acts.push(recorded);
      return recorded;
    },
    find: (kind, key, room) =>
      acts.find(
        act => act.kind === kind && act.key === key && act.room === room,
      ),
  };
}

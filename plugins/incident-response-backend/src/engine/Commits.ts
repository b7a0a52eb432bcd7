import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../domain/FoldedIncident';

/** Told of a commit of this process. A listener that fails is nobody's problem but its own. */
export type CommitListener = (
  incident: FoldedIncident,
  events: readonly LedgerEvent[],
) => void;

/** Who wants to hear of commits: the conductor, live pages, signals, metrics. */
export interface Commits {
  tell: CommitListener;
  /** Returns what ends it. */
  listen(listener: CommitListener): () => void;
}

export function createCommits(onError: (error: unknown) => void): Commits {
  const listeners = new Set<CommitListener>();
  return {
    tell: (incident, events) => {
      for (const listener of listeners) {
        try {
          listener(incident, events);
        } catch (error) {
          onError(error);
        }
      }
    },
    listen: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

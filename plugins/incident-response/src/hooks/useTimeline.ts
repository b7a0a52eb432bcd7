import { useApi } from '@backstage/core-plugin-api';
import type { TimelineEntry } from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useReducer, useRef } from 'react';
import { incidentResponseApiRef } from '../api/IncidentResponseApi';
import { followTimeline, type TailState } from './followTimeline';
import { createWaker } from './waker';
import { useIncidentSignal } from './useIncidentSignal';

/** The timeline so far, and how well it is being followed. */
export interface LiveTimeline {
  readonly entries: readonly TimelineEntry[];
  /** Last commit seen; 0 before the first answer. */
  readonly headSeq: number;
  readonly state: TailState;
  readonly error?: unknown;
}

interface Stored extends LiveTimeline {
  readonly id: string;
}

type Change =
  | { type: 'entries'; id: string; entries: readonly TimelineEntry[] }
  | { type: 'state'; id: string; state: TailState; error?: unknown };

const fresh = (id: string): Stored => ({
  id,
  entries: [],
  headSeq: 0,
  state: 'loading',
});

function reduce(before: Stored, change: Change): Stored {
  const base = before.id === change.id ? before : fresh(change.id);
  if (change.type === 'state') {
    return { ...base, state: change.state, error: change.error };
  }
  const seen = new Set(base.entries.map(entry => entry.id));
  const added = change.entries.filter(entry => !seen.has(entry.id));
  if (added.length === 0) return base;
  return {
    ...base,
    entries: [...base.entries, ...added],
    headSeq: Math.max(base.headSeq, ...added.map(entry => entry.seq)),
  };
}

/** Follows an incident's timeline: whole first, then each event as it happens. */
export function useTimeline(id: string): LiveTimeline {
  const api = useApi(incidentResponseApiRef);
  const [stored, dispatch] = useReducer(reduce, id, fresh);
  const waker = useRef(createWaker());

  useEffect(() => {
    const controller = new AbortController();
    followTimeline({
      read: (query, signal) => api.timeline(id, query, signal),
      waker: waker.current,
      signal: controller.signal,
      onEntries: entries => dispatch({ type: 'entries', id, entries }),
      onState: (state, error) => dispatch({ type: 'state', id, state, error }),
    });
    return () => controller.abort();
  }, [api, id]);

  useIncidentSignal(hint => {
    if (hint.incidentId === id) waker.current.wake();
  });
  return stored.id === id ? stored : fresh(id);
}

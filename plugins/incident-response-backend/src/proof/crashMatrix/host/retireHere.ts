import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../engine/Clock';
import { createAnchorer } from '../../../evidence/anchors/createAnchorer';
import { createDirectoryPlace } from '../../../evidence/retention/createDirectoryPlace';
import { createRetirement } from '../../../evidence/retention/createRetirement';
import { exportFileOf } from '../../../evidence/retention/exportFirst';
import type { IncidentStore } from '../../../stores/IncidentStore';
import type { Tombstone } from '../../../stores/RetentionStore';
import { KEYS, SIGNING } from '../protocol';
import type { Tap } from './createTap';
import { say } from './say';

/** The real place of exports, with a tap on what is read and written. */
function tapPlace(directory: string, tap: Tap) {
  const place = createDirectoryPlace(directory);
  return {
    name: place.name,
    read: (file: string) =>
      tap({
        kind: 'write',
        names: ['export:read'],
        work: () => place.read(file),
      }),
    write: (file: string, text: string) =>
      tap({
        kind: 'call',
        names: ['export:write'],
        work: () => place.write(file, text),
      }),
  };
}

/** Broken, it buries a ledger whose export is not there. */
function tapBurial(store: IncidentStore, directory: string, tap: Tap) {
  const { bury } = store.retention;
  return (tombstone: Tombstone, persons: readonly string[]) =>
    tap({
      kind: 'call',
      names: ['bury'],
      work: () => bury(tombstone, persons),
      altered: async () => {
        const { incidentId, hash } = tombstone;
        await rm(join(directory, exportFileOf(incidentId, hash)));
        return bury(tombstone, persons);
      },
    });
}

/** One real round of retention, with a tap on each of its steps. */
export function retireHere(deps: {
  readonly store: IncidentStore;
  readonly directory: string;
  readonly retainForMs: number;
  readonly tap: Tap;
}): () => Promise<void> {
  const { store, directory, retainForMs, tap } = deps;
  const anchorer = createAnchorer({
    store,
    heads: KEYS,
    signing: SIGNING,
    tell: ({ line }) => say({ type: 'anchored', line }),
    now: systemClock.now,
    onError: (_incidentId, error) => {
      throw error;
    },
  });
  const retire = createRetirement({
    store: {
      ...store,
      retention: {
        ...store.retention,
        bury: tapBurial(store, directory, tap),
      },
    },
    keyring: { heads: KEYS, signing: SIGNING },
    place: tapPlace(directory, tap),
    retainForMs,
    clock: systemClock,
    paceMs: 0,
    anchor: incidentId =>
      tap({
        kind: 'write',
        names: ['anchor'],
        work: () => anchorer.anchor(incidentId),
        forgotten: () => undefined,
      }),
    removed: () => {},
  });
  return async () => {
    const round = await retire(async () => true, new AbortController().signal);
    const [finding] = round?.findings ?? [];
    if (finding) throw new Error(finding.problem);
  };
}

import { sha256 } from '../../../domain/ledger';
import {
  isAnchorSigned,
  readAnchors,
  type Anchor,
} from '../../../evidence/anchors/Anchor';
import { bundleSchema } from '../../../evidence/bundle/Bundle';
import { verifyBundle } from '../../../evidence/bundle/verifyBundle';
import {
  problemOfTombstone,
  readStatement,
} from '../../../evidence/retention/Epitaph';
import type { Tombstone } from '../../../stores/RetentionStore';
import { eventsOf, type EventAt } from '../eventsOf';
import type { Hearing } from '../judge';
import { SIGNING } from '../protocol';
import type { World } from '../World';

const PUBLIC_KEYS = Object.values(SIGNING.publicKeys);

const anchorsIn = ({ tidings }: Pick<Hearing, 'tidings'>) =>
  tidings.flatMap(tiding =>
    tiding.type === 'anchored' ? readAnchors(tiding.line) : [],
  );

/** What people outside could not rely on, as they would check it. */
function problemOf(
  tombstone: Tombstone,
  { exported }: World,
  anchors: readonly Anchor[],
): string | undefined {
  const { statement, signature } = tombstone;
  const said = readStatement(statement, signature, PUBLIC_KEYS);
  if (typeof said === 'string') return said;
  const changed = problemOfTombstone(tombstone, PUBLIC_KEYS);
  if (changed) return changed;
  const text = exported.get(said.export.file);
  if (text === undefined) return `Its export ${said.export.file} is not there.`;
  if (sha256(text) !== said.export.sha256) return 'Its export is another one.';
  const verdict = verifyBundle(text, {
    publicKeys: PUBLIC_KEYS,
    anchors,
    tombstones: [said],
  });
  if (!verdict.ok) return `Its export does not verify: ${verdict.problem}`;
  if (verdict.tombstone !== 'the export that was kept')
    return 'Its export is of another state.';
  return anchors.some(
    anchor =>
      anchor.hash === said.head.hash && isAnchorSigned(anchor, PUBLIC_KEYS),
  )
    ? undefined
    : 'No anchor of it was told outside.';
}

/** What stood on ledgers that were removed, as their exports have it. */
export function removedEvents({
  tombstones,
  exported,
}: Pick<World, 'tombstones' | 'exported'>): readonly EventAt[] {
  return tombstones.flatMap(({ incidentId, hash }) =>
    [...exported].flatMap(([file, text]) => {
      if (!file.includes(hash)) return [];
      const { commits } = bundleSchema.parse(JSON.parse(text));
      const stored = commits.map(commit => ({ incidentId, ...commit }));
      const head = { seq: stored.length, hash, keyId: '', signature: '' };
      return eventsOf({ ledgers: [{ incidentId, head, commits: stored }] });
    }),
  );
}

/** A ledger that is gone left a tombstone, and the tombstone an export. */
export function lostLedgers(hearing: Hearing): readonly string[] {
  const { world, play } = hearing;
  const anchors = anchorsIn(hearing);
  const least = play.retainForMs === undefined ? 0 : 1;
  const known = new Set([
    ...world.ledgers.map(({ incidentId }) => incidentId),
    ...world.tombstones.map(({ incidentId }) => incidentId),
  ]);
  return [
    ...(world.tombstones.length < least
      ? [`There are ${world.tombstones.length} tombstones of ${least}.`]
      : []),
    ...world.tombstones.flatMap(tombstone => {
      const problem = problemOf(tombstone, world, anchors);
      return problem ? [`${tombstone.incidentId} was removed. ${problem}`] : [];
    }),
    ...world.committed
      .filter(incidentId => !known.has(incidentId))
      .map(incidentId => `The commits of ${incidentId} have no head.`),
  ];
}

/** Nothing is there twice: as a ledger, and as what is left of one. */
export function doubledLedgers({ world, play }: Hearing): readonly string[] {
  const most = play.retainForMs === undefined ? 0 : 1;
  const there = new Set([
    ...world.committed,
    ...world.ledgers.map(({ incidentId }) => incidentId),
  ]);
  return [
    ...(world.tombstones.length > most
      ? [`There are ${world.tombstones.length} tombstones instead of ${most}.`]
      : []),
    ...world.tombstones
      .filter(({ incidentId }) => there.has(incidentId))
      .map(
        ({ incidentId }) =>
          `${incidentId} has a tombstone, and something of its ledger is left.`,
      ),
  ];
}

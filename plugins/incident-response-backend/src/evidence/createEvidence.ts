import type {
  Health,
  LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Clock } from '../engine/Clock';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Tombstone } from '../stores/RetentionStore';
import type { StateStore } from '../stores/StateStore';
import { createAnchorer, type TellAnchor } from './anchors/createAnchorer';
import type { Evidence } from './Evidence';
import { createExportBundle } from './exportBundle';
import { createPublicationsReport } from './report/createPublicationsReport';
import { createRetirement } from './retention/createRetirement';
import type { ExportPlace } from './retention/ExportPlace';
import type { Keyring } from './signing/createKeyring';
import { publishedKeys } from './signing/SigningKeys';
import { createVerifier } from './verification/createVerifier';
import { keepVerifying } from './verification/keepVerifying';
import type { FinishedVerification } from './verification/VerificationState';

const MINUTE_MS = 60_000;
const TOMBSTONES_PAGE = 500;

export interface EvidenceDeps {
  readonly store: Pick<
    IncidentStore,
    'list' | 'head' | 'read' | 'inbox' | 'retention'
  >;
  readonly states: StateStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** This replica, by a name that no other has. */
  readonly owner: string;
  readonly verifyEveryMs: number;
  /** Milliseconds to the first look, and from look to look. */
  readonly lookEveryMs: number;
  /** Milliseconds between two ledgers. */
  readonly paceMs: number;
  /** Puts an anchor outside the store; must not throw. */
  readonly tellAnchor: TellAnchor;
  /** Must not throw. */
  readonly ledgerVerified: (result: 'whole' | 'broken') => void;
  /** Absent: ledgers are kept for ever. */
  readonly retention?: {
    readonly retainForMs: number;
    readonly place: ExportPlace;
    /** Told of each ledger that is gone; must not throw. */
    readonly removed: (tombstone: Tombstone) => void;
  };
  readonly report: { error(message: string, error: unknown): void };
}

/** When all ledgers were verified last, and whether all were whole. */
export type EvidenceSummary = NonNullable<Health['evidence']>;

export interface RunningEvidence extends Evidence {
  /** Signed line that says where a ledger stands now. */
  readonly anchorLine: (incidentId: string) => Promise<string>;
  /** What the last verification found, for health: no names, nothing to read. */
  readonly summary: () => EvidenceSummary | undefined;
  /** To be told of every commit of this process. */
  readonly heard: (incidentId: string, events: readonly LedgerEvent[]) => void;
  /** Begins to verify all ledgers in the background. */
  start(): void;
  stop(): Promise<void>;
}

function namesOf({ findings }: Pick<FinishedVerification, 'findings'>): string {
  return findings
    .map(({ incidentId, problem }) =>
      incidentId === undefined ? problem : `${incidentId}: ${problem}`,
    )
    .join(' ');
}

/** Everything that proves later what happened, put together. */
export function createEvidence(deps: EvidenceDeps): RunningEvidence {
  const { store, keyring, clock, report } = deps;
  const { heads, signing } = keyring;
  const anchorer = createAnchorer({
    store,
    heads,
    signing,
    tell: deps.tellAnchor,
    now: clock.now,
    onError: (incidentId, error) =>
      report.error(`${incidentId} could not be anchored.`, error),
  });
  const verifier = createVerifier({
    ...deps,
    keys: heads,
    signing,
    ...(deps.retention
      ? {
          retire: createRetirement({
            ...deps,
            ...deps.retention,
            anchor: anchorer.anchor,
          }),
        }
      : {}),
    everyMs: deps.verifyEveryMs,
    leaseMs: 10 * MINUTE_MS,
    counted: deps.ledgerVerified,
    anchor: incidentId =>
      anchorer
        .anchor(incidentId)
        .catch(error =>
          report.error(`${incidentId} could not be anchored.`, error),
        ),
    finished: run => {
      if (run.findings.length > 0)
        report.error('Ledgers are broken.', new Error(namesOf(run)));
      const kept = run.retirement?.findings ?? [];
      if (kept.length > 0)
        report.error(
          'Ledgers could not be removed under retention.',
          new Error(namesOf({ findings: kept })),
        );
    },
  });
  let keeping: ReturnType<typeof keepVerifying> | undefined;

  return {
    exportBundle: createExportBundle({
      store,
      heads,
      signing,
      now: clock.now,
    }),
    publicKeys: () => publishedKeys(signing),
    verification: verifier.read,
    readTombstones: cursor =>
      store.retention.listTombstones({ limit: TOMBSTONES_PAGE, cursor }),
    readPublications: createPublicationsReport({ store, keys: heads }),
    anchorLine: anchorer.line,
    summary: () => {
      const last = verifier.latest();
      return (
        last && {
          verifiedAt: last.finishedAt,
          ok: last.findings.length === 0,
          ...(last.retirement
            ? { retentionOk: last.retirement.findings.length === 0 }
            : {}),
        }
      );
    },
    heard: anchorer.heard,
    start: () => {
      keeping ??= keepVerifying({
        verifier,
        clock,
        lookEveryMs: deps.lookEveryMs,
        onError: error =>
          report.error('Verifying all ledgers was interrupted.', error),
      });
    },
    stop: async () => keeping?.stop(),
  };
}

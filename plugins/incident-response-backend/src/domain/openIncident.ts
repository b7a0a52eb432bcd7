import type {
  Actor,
  Alert,
  LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { StormLimit } from './AlertRouting';
import { event } from './Decision';
import { foldCommit } from './foldIncident';
import { headOf } from './headOf';
import { GENESIS, openCommit, sealCommit, type HeadKeys } from './ledger';
import type { Settings } from './Settings';

/** Label of a drill's alert: entity ref of who started it. */
export const STARTED_BY = 'started_by';

type Declared = LedgerEventOf<'INCIDENT_DECLARED'>['data'];

interface Opening {
  readonly kind: Declared['kind'];
  readonly visibility?: Declared['visibility'];
  readonly follows?: string;
  /** Set where the incident stands for everything that fires in a storm. */
  readonly storm?: StormLimit;
}

function titleOf(alert: Alert, storm: StormLimit | undefined): string {
  if (!storm) return alert.title || 'Untitled alert';
  const minutes = Math.round(storm.withinMs / 6_000) / 10;
  return `Alert storm: more than ${storm.limit} incidents in ${minutes} minutes`;
}

/** A drill is started by a person; everything else by its source. */
function declarerOf(alert: Alert, { kind }: Opening): Actor {
  const by = alert.labels[STARTED_BY];
  return kind === 'drill' && by
    ? { kind: 'person', entityRef: by, door: 'console' }
    : { kind: 'system', name: alert.source, door: 'webhook' };
}

/** The first commit of the incident that an alert opens, with its head. */
export function openIncident(
  alert: Alert,
  incidentId: string,
  context: {
    readonly settings: Settings;
    readonly keys: HeadKeys;
    readonly now: Date;
    readonly commitId: string;
  },
  { storm, ...opening }: Opening,
) {
  const { now } = context;
  const data: Declared = {
    title: titleOf(alert, storm),
    severity: alert.severity,
    severityReason: alert.severityReason,
    entityHints: alert.entityHints,
    origin: {
      type: 'alert',
      source: alert.source,
      group: alert.group,
      startedAt: alert.startedAt,
    },
    ...opening,
    ...(storm ? { storm } : {}),
  };
  const commit = sealCommit({
    incidentId,
    seq: 1,
    commitId: context.commitId,
    previous: GENESIS,
    at: now.toISOString(),
    events: [
      event('INCIDENT_DECLARED', data, {
        now,
        actor: declarerOf(alert, opening),
      }),
    ],
  });
  const incident = foldCommit(undefined, openCommit(commit));
  return { commit, head: headOf(incident, commit, context) };
}

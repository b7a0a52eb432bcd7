import type {
  Actor,
  Alert,
  DraftContent,
  IncidentCommand,
  LedgerEvent,
  LedgerEventOf,
  LedgerEventType,
  Person,
  SystemActor,
} from '@incident-response/backstage-plugin-incident-response-common';
import { decide } from '../decide';
import { event, type Decision } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import { foldEvent } from '../foldIncident';
import type { HeadKeys } from '../ledger';
import { DEFAULT_AUTHORITY } from '../AuthoritySettings';
import { DEFAULT_REMINDERS } from '../ReminderSettings';
import type { Settings } from '../Settings';

export const MINUTE = 60_000;
export const START = Date.parse('2026-11-23T10:00:00.000Z');
export const INCIDENT_ID = 'inc-1a2b3c4d5e6f7g8h9j0k';

/** So many minutes after the incident was declared. */
export const minute = (n: number) => new Date(START + n * MINUTE);

export const SETTINGS: Settings = {
  reminders: DEFAULT_REMINDERS,
  archiveAfterMs: 60 * MINUTE,
  sweepGraceMs: MINUTE,
  page: 'public',
  targets: ['status.example.org'],
  appUrl: 'https://backstage.example.org',
  authority: DEFAULT_AUTHORITY,
};

export const KEYS: HeadKeys = {
  current: 'k1',
  keys: { k1: Buffer.alloc(32, 7) },
};

export const person = (name: string): Person => ({
  kind: 'person',
  entityRef: `user:default/${name}`,
  door: 'console',
});

export const ADA = person('ada');
export const BEN = person('ben');

export const CONDUCTOR: SystemActor = {
  kind: 'system',
  name: 'conductor',
  door: 'engine',
};

export const ALERT: Alert = {
  source: 'grafana-oncall',
  group: 'G1',
  startedAt: minute(0).toISOString(),
  trigger: 'alert group created',
  state: 'firing',
  at: minute(0).toISOString(),
  title: 'Checkout error rate above 5 %',
  severity: 'P1',
  severityReason: 'label severity=critical',
  entityHints: ['checkout'],
  labels: { severity: 'critical' },
  contacts: [],
};

export const WORDS: DraftContent = {
  title: 'Checkout is failing',
  status: 'investigating',
  impact: 'major',
  body: 'Some payments fail. We are looking into it.',
  components: { checkout: 'major_outage' },
  notify: true,
};

/** An event the engine wrote, a minute after the declaration unless said otherwise. */
export function happened<TType extends LedgerEventType>(
  type: TType,
  data: LedgerEventOf<TType>['data'],
  options: { at?: Date; actor?: Actor; effect?: string } = {},
): LedgerEvent {
  const { at = minute(1), actor = CONDUCTOR, effect } = options;
  return event(type, data, { actor, now: at }, effect);
}

export const DECLARED = happened(
  'INCIDENT_DECLARED',
  {
    title: 'Checkout error rate above 5 %',
    severity: 'P1',
    severityReason: 'label severity=critical',
    kind: 'real',
    entityHints: ['checkout'],
    origin: {
      type: 'alert',
      source: 'grafana-oncall',
      group: 'G1',
      startedAt: minute(0).toISOString(),
    },
  },
  { at: minute(0) },
);

/** Each event in a commit of its own, as the first one of an incident and what followed. */
export function after(
  incident: FoldedIncident | undefined,
  ...events: readonly LedgerEvent[]
): FoldedIncident {
  const folded = events.reduce<FoldedIncident | undefined>(
    (state, next) =>
      foldEvent(state, next, {
        incidentId: INCIDENT_ID,
        seq: (state?.seq ?? 0) + 1,
      }),
    incident,
  );
  if (!folded) throw new Error('There is no event to fold.');
  return folded;
}

export const incidentOf = (...events: readonly LedgerEvent[]) =>
  after(undefined, DECLARED, ...events);

export const ask = (
  incident: FoldedIncident,
  command: IncidentCommand,
  actor: Actor = ADA,
  now: Date = minute(2),
): Decision => decide(incident, command, { actor, now, settings: SETTINGS });

/** What the person is told. */
export const refusal = (decision: Decision): string =>
  decision.ok ? 'accepted' : decision.sentence;

/** The incident after commands that were all accepted. */
export function accepted(
  incident: FoldedIncident,
  commands: readonly IncidentCommand[],
  actor: Actor = ADA,
  now: Date = minute(2),
): FoldedIncident {
  return commands.reduce((state, command) => {
    const decision = ask(state, command, actor, now);
    if (!decision.ok) throw new Error(decision.sentence);
    return after(state, ...decision.events);
  }, incident);
}

/** The approval of what is the newest revision of a draft. */
export function approvalOf(
  incident: FoldedIncident,
  draftId = 'draft-1',
): IncidentCommand {
  const revision = incident.drafts
    .find(d => d.draftId === draftId)
    ?.revisions.at(-1);
  if (!revision) throw new Error(`There is no ${draftId}.`);
  return {
    type: 'approveDraft',
    draftId,
    revision: revision.revision,
    sha256: revision.sha256,
  };
}

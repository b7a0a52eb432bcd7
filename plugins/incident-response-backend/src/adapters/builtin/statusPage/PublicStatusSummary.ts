import type {
  ComponentStatus,
  Impact,
  PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';

/** One thing that was said about a public incident. Times are ISO 8601, UTC. */
export interface PublicUpdate {
  readonly status: PublicStatus;
  readonly body: string;
  readonly at: string;
  readonly components: readonly {
    readonly name: string;
    readonly status: ComponentStatus;
  }[];
}

export interface PublicIncident {
  readonly id: string;
  /** Title, status and impact as last published. */
  readonly title: string;
  readonly status: PublicStatus;
  readonly impact: Impact;
  readonly startedAt: string;
  readonly resolvedAt: string | null;
  /** Newest first. */
  readonly updates: readonly PublicUpdate[];
}

/** Everything the public can see, and nothing else. */
export interface PublicStatusSummary {
  readonly page: { readonly id: string; readonly title: string };
  /** The worst of what is open, in one word and one sentence. */
  readonly status: {
    readonly indicator: Impact;
    readonly description: string;
  };
  readonly components: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: ComponentStatus;
  }[];
  /** Newest first. */
  readonly incidents: readonly PublicIncident[];
  /** The newest resolved ones, newest first. */
  readonly history: readonly PublicIncident[];
}

const IMPACTS: readonly Impact[] = ['none', 'minor', 'major', 'critical'];

const IMPACT_OF: Readonly<Record<ComponentStatus, Impact>> = {
  operational: 'none',
  under_maintenance: 'none',
  degraded_performance: 'minor',
  partial_outage: 'major',
  major_outage: 'critical',
};

const DESCRIPTIONS: Readonly<Record<Exclude<Impact, 'none'>, string>> = {
  minor: 'Some systems are degraded',
  major: 'Some systems are not available',
  critical: 'Major systems are not available',
};

function describeCalm(open: boolean, maintenance: boolean): string {
  if (maintenance) return 'Some systems are under maintenance';
  return open
    ? 'An incident is open; all systems are operational'
    : 'All systems operational';
}

/** How bad it is overall. An open incident without impact still shows as one. */
export function overallStatus(
  incidents: readonly Pick<PublicIncident, 'impact'>[],
  components: readonly { readonly status: ComponentStatus }[],
): PublicStatusSummary['status'] {
  const worst = Math.max(
    0,
    ...incidents.map(({ impact }) => IMPACTS.indexOf(impact)),
    ...components.map(({ status }) => IMPACTS.indexOf(IMPACT_OF[status])),
  );
  const indicator = IMPACTS[worst];
  return {
    indicator,
    description:
      indicator === 'none'
        ? describeCalm(
            incidents.length > 0,
            components.some(({ status }) => status === 'under_maintenance'),
          )
        : DESCRIPTIONS[indicator],
  };
}

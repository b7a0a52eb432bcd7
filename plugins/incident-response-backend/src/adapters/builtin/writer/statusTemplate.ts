import type {
  ComponentStatus,
  Dependent,
  DraftContent,
  Impact,
  Incident,
  PublicationRequest,
  PublicStatus,
  Severity,
} from '@incident-response/backstage-plugin-incident-response-common';

/** What a person must replace; the words after it are for them, not for customers. */
export const IMPACT_PLACEHOLDER = '[describe impact]';

const IMPACTS: Readonly<Record<Severity, Impact>> = {
  P1: 'critical',
  P2: 'major',
  P3: 'minor',
  P4: 'none',
};

const BROKEN: Readonly<Record<Severity, ComponentStatus>> = {
  P1: 'major_outage',
  P2: 'partial_outage',
  P3: 'degraded_performance',
  P4: 'degraded_performance',
};

const TITLES: Readonly<Record<Severity, string>> = {
  P1: 'Service disruption',
  P2: 'Partial service disruption',
  P3: 'Degraded service',
  P4: 'Minor service issue',
};

/** Fixed sentences only: nothing an alert or a colleague wrote can reach customers through them. */
const SENTENCES: Readonly<
  Record<PublicStatus, (impact: string) => readonly string[]>
> = {
  investigating: impact => [
    'We are investigating a problem with our service.',
    impact,
    'Our engineers are working on it, and we will post an update as soon as we know more.',
  ],
  identified: impact => [
    'We have identified the cause of the problem and are working on a fix.',
    impact,
    'We will post an update when the fix is in place.',
  ],
  monitoring: () => [
    'A fix is in place.',
    'We are watching the service closely to make sure that it stays stable.',
    'We will post an update when we are certain.',
  ],
  resolved: () => [
    'The problem is resolved and the service works normally again.',
    'We are sorry for the disruption and are looking into how to prevent it from happening again.',
  ],
};

/** What customers have read, in the order they read it: drafts may be published in another one. */
function allPublished(incident: Incident): readonly PublicationRequest[] {
  return incident.drafts
    .flatMap(({ published, revisions }) => {
      const request = revisions.at(-1)?.request;
      return published && request ? [{ at: published.at, request }] : [];
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ request }) => request);
}

/** The broken thing as its severity says, what depends on it as degraded. */
function suggested(incident: Incident): Record<string, ComponentStatus> {
  const own = incident.ownership?.entity?.entityRef;
  const status = (dependent: Dependent): ComponentStatus =>
    dependent.entityRef === own
      ? BROKEN[incident.severity]
      : 'degraded_performance';
  // Reversed, so that the nearest entity has the last word on a shared component.
  return Object.fromEntries(
    [...incident.suggestedComponents]
      .reverse()
      .flatMap(dependent =>
        dependent.statusComponent
          ? [[dependent.statusComponent, status(dependent)] as const]
          : [],
      ),
  );
}

function components(
  incident: Incident,
  status: PublicStatus,
  published: Record<string, ComponentStatus>,
): Record<string, ComponentStatus> {
  const known = Object.keys(published).length > 0;
  if (status !== 'resolved') return known ? published : suggested(incident);
  return Object.fromEntries(
    Object.keys(published).map(id => [id, 'operational'] as const),
  );
}

/** Where not everything that depends on it could be read, more may be affected than is listed. */
function impactSentence(
  incident: Incident,
  affected: Record<string, ComponentStatus>,
): string {
  if (Object.keys(affected).length === 0) return IMPACT_PLACEHOLDER;
  return incident.ownership?.incomplete?.dependents
    ? 'It affects at least the components listed with this update.'
    : 'It affects the components listed with this update.';
}

/** A calm public text for one status. Only a person knows the impact on customers. */
export function statusTemplate(
  incident: Incident,
  status: PublicStatus,
): DraftContent {
  const published = allPublished(incident);
  const affected = components(
    incident,
    status,
    Object.assign({}, ...published.map(request => request.components)),
  );
  const drill = incident.kind === 'drill';
  const title =
    published.at(-1)?.title ??
    `${drill ? 'Drill: ' : ''}${TITLES[incident.severity]}`;
  const sentences = SENTENCES[status](impactSentence(incident, affected));
  return {
    title,
    status,
    impact: published.at(-1)?.impact ?? IMPACTS[incident.severity],
    body: [...(drill ? ['This is a drill.'] : []), ...sentences].join(' '),
    components: affected,
    notify: !drill,
  };
}

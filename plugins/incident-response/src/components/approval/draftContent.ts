import type {
  ComponentStatus,
  Dependent,
  Draft,
  DraftContent,
  DraftRevision,
  Incident,
  PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { latestRevision } from './latest';

/** A status page component that can be given a status. */
export interface ComponentChoice {
  readonly id: string;
  /** What the catalog calls it; the id where the catalog does not know it. */
  readonly title: string;
}

/** The drafter's part of a revision. */
export function contentOf(revision: DraftRevision): DraftContent {
  const { title, status, impact, body, components, notify } = revision.request;
  return { title, status, impact, body, components, notify };
}

const NEXT: Readonly<Record<PublicStatus, PublicStatus>> = {
  investigating: 'identified',
  identified: 'monitoring',
  monitoring: 'resolved',
  resolved: 'resolved',
};

/** Where a new update starts: the open public incident goes on, else a new one begins. */
export function blankContent(incident: Incident): DraftContent {
  const last = lastPublished(incident.drafts);
  const status = incident.publicIncident
    ? NEXT[incident.publicIncident.status]
    : 'investigating';
  return {
    title: last?.title ?? '',
    status,
    impact: last?.impact ?? 'minor',
    body: '',
    components: last?.components ?? {},
    notify: true,
  };
}

function lastPublished(drafts: readonly Draft[]): DraftContent | undefined {
  const published = drafts.filter(draft => draft.status === 'published');
  const last = published[published.length - 1];
  return last && contentOf(latestRevision(last));
}

/** Components the catalog suggests, then those the words name already. */
export function componentChoices(
  suggested: readonly Dependent[],
  named: Readonly<Record<string, ComponentStatus>>,
): readonly ComponentChoice[] {
  const choices = new Map<string, ComponentChoice>();
  for (const { statusComponent: id, title } of suggested) {
    if (id) choices.set(id, { id, title });
  }
  for (const id of Object.keys(named)) {
    if (!choices.has(id)) choices.set(id, { id, title: id });
  }
  return [...choices.values()];
}

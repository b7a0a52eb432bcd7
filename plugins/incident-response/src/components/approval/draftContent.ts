import type {
  Draft,
  DraftContent,
  DraftRevision,
  Incident,
  PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { latestRevision } from './latest';

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

import type {
  Draft,
  DraftContent,
  Incident,
  PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';

const NEXT: Readonly<Record<PublicStatus, PublicStatus>> = {
  investigating: 'identified',
  identified: 'monitoring',
  monitoring: 'resolved',
  resolved: 'resolved',
};

const newest = ({ revisions }: Draft) => revisions[revisions.length - 1];

/** Words for customers as they were typed; the rest goes on from what they read last. */
export function draftFrom(
  { drafts, publicIncident, title }: Incident,
  body: string,
): DraftContent {
  const published = drafts.filter(({ status }) => status === 'published');
  const last = published[published.length - 1];
  const before = last && newest(last).request;
  return {
    title: before?.title ?? title.slice(0, 255),
    status: publicIncident ? NEXT[publicIncident.status] : 'investigating',
    impact: before?.impact ?? 'minor',
    body,
    components: before?.components ?? {},
    notify: true,
  };
}

/** The words of a draft as they are now. */
export function contentOf(draft: Draft): DraftContent {
  const { title, status, impact, body, components, notify } =
    newest(draft).request;
  return { title, status, impact, body, components, notify };
}

export const revisionOf = (draft: Draft): number => newest(draft).revision;

import type {
  Draft,
  DraftContent,
  Incident,
  PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { fitShort, seenLine } from '../blocks/safeText';

const TITLE_LENGTH = 255;
const NO_TITLE = 'Incident';

/** An alert may have brought what no public title may hold, and whoever typed the words cannot change it. */
const publicTitle = (title: string) =>
  fitShort(seenLine(title), TITLE_LENGTH).text || NO_TITLE;

const newest = ({ revisions }: Draft) => revisions[revisions.length - 1];

/**
 * The stage that typed words are about: nobody typed one, so it is what customers read last, unless
 * somebody has said since that it is mitigated or resolved.
 */
export function stageOf({
  publicIncident,
  resolution,
  mitigation,
}: Pick<
  Incident,
  'publicIncident' | 'resolution' | 'mitigation'
>): PublicStatus {
  const last = publicIncident?.status ?? 'investigating';
  if (last === 'resolved' || (resolution && publicIncident)) return 'resolved';
  return mitigation || resolution ? 'monitoring' : last;
}

/** Words for customers as they were typed; the rest goes on from what they read last. */
export function draftFrom(incident: Incident, body: string): DraftContent {
  const { drafts, title } = incident;
  const published = drafts.filter(({ status }) => status === 'published');
  const last = published[published.length - 1];
  const before = last && newest(last).request;
  return {
    title: before?.title ?? publicTitle(title),
    status: stageOf(incident),
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

import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { shortHash } from './effectKeys';
import { renderChecklist } from './render/checklist';
import { renderDraft } from './render/draft';
import { renderHeadline } from './render/headline';
import type { RoomContent } from './RoomContent';

/** Whether the key is that of a message about the state; its failure causes no notice. */
export function isProjection(key: string): boolean {
  return /^(post|update):(headline|checklist|draft)/.test(key);
}

export interface Projection {
  readonly what: string;
  readonly content: RoomContent;
  /** Of the content; where it differs from the hash shown, an update is due. */
  readonly hash: string;
}

const project = (what: string, content: RoomContent): Projection => ({
  what,
  content,
  hash: shortHash(JSON.stringify(content)),
});

/** What the war room has to show now. */
export function projectionsOf(
  incident: Incident,
  appUrl: string,
): readonly Projection[] {
  const pageUrl = `${appUrl}/incidents/${incident.id}`;
  return [
    project('headline', renderHeadline(incident, appUrl)),
    project('checklist', renderChecklist(incident)),
    ...incident.drafts.map(draft =>
      project(`draft:${draft.draftId}`, renderDraft(draft, pageUrl)),
    ),
  ];
}

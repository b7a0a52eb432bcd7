import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { staleAt } from './approvalRules';
import { shortHash } from './effectKeys';
import { earliest } from './plans/earliest';
import { latestRevision } from './publication';
import { renderChecklist } from './render/checklist';
import { renderDraft, type DraftSettings } from './render/draft';
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

/** What the war room has to show at that time (epoch milliseconds). */
export function projectionsOf(
  incident: Incident,
  settings: DraftSettings,
  at: number,
): readonly Projection[] {
  return [
    project('headline', renderHeadline(incident, settings.appUrl)),
    project('checklist', renderChecklist(incident)),
    ...incident.drafts.map(draft =>
      project(
        `draft:${draft.draftId}`,
        renderDraft(draft, { incident, settings, at }),
      ),
    ),
  ];
}

/** When a waiting draft becomes too old to be approved, which its message then says. */
export function nextProjectionAt(
  { drafts }: Pick<Incident, 'drafts'>,
  { authority }: Pick<DraftSettings, 'authority'>,
  now: number,
): number | null {
  return earliest(
    drafts
      .filter(({ status }) => status === 'waiting')
      .map(draft => staleAt(latestRevision(draft), authority))
      .filter(at => at > now),
  );
}

import {
  isOpenStatus,
  shortRef,
  type ApproverCall,
  type Draft,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import { latestRevision } from '../publication';
import { mayIcApprove } from '../render/approvers';
import type { Settings } from '../Settings';

const goesOn = ({ status }: Incident) =>
  isOpenStatus(status) || status === 'resolved';

/** Nobody who commands may approve it: the room is to know who may. */
const toName =
  (incident: Incident, settings: Settings) =>
  (draft: Draft): readonly PlannedEffect[] => {
    if (draft.status !== 'waiting') return [];
    if (mayIcApprove(incident, draft, settings)) return [];
    const { draftId } = draft;
    const { revision } = latestRevision(draft);
    const key = effectKeys.nameApprovers(draftId, revision);
    return [{ kind: 'nameApprovers', key, draftId }];
  };

/** What somebody asked for, as long as the draft waits. */
const toCall =
  (incident: Incident, { appUrl }: Settings) =>
  (call: ApproverCall, n: number): readonly PlannedEffect[] => {
    const { draftId, approver, by, called } = call;
    const draft = incident.drafts.find(d => d.draftId === draftId);
    if (called || draft?.status !== 'waiting') return [];
    const { title } = latestRevision(draft).request;
    return [
      {
        kind: 'callApprover',
        key: effectKeys.callApprover(n + 1),
        draftId,
        approver,
        content: {
          title: `${incident.severity}: words for customers wait for your approval`,
          lines: [
            `${incident.severity} ${incident.title}`,
            `${shortRef(by)} asks you to read "${title}" and to decide.`,
          ],
          links: [
            {
              // Nobody edits it once it is decided.
              label: 'Open the incident page',
              url: `${appUrl}/incidents/${incident.id}`,
            },
          ],
        },
      },
    ];
  };

/** Who may approve is named where nobody in command may, and called where somebody asks for it. */
export function callApprovers(
  incident: Incident,
  settings: Settings,
): readonly PlannedEffect[] {
  if (!goesOn(incident)) return [];
  const { approverGroups } = settings.authority;
  const named =
    incident.room && approverGroups.length > 0
      ? incident.drafts.flatMap(toName(incident, settings))
      : [];
  return [
    ...named,
    ...incident.approverCalls.flatMap(toCall(incident, settings)),
  ];
}

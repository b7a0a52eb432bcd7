import {
  isRestricted,
  type Incident,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { approversOf } from '../domain/approvers';
import type { Groups } from '../domain/Groups';
import type { Settings } from '../domain/Settings';

/** People told of one draft; beyond that nobody feels asked. */
const MOST = 50;

/** One hint for several people. */
export interface ApproverHint {
  readonly entityRefs: readonly string[];
  readonly title: string;
  readonly link: string;
  readonly scope: string;
  readonly about: Pick<Incident, 'kind' | 'severity'>;
}

/** What puts words before approvers: each revision once. */
const isPutForward = (
  event: LedgerEvent,
): event is Extract<
  LedgerEvent,
  { type: 'STATUSPAGE_DRAFT_CREATED' | 'STATUSPAGE_DRAFT_REVISED' }
> =>
  event.type === 'STATUSPAGE_DRAFT_CREATED' ||
  event.type === 'STATUSPAGE_DRAFT_REVISED';

const isParticipant = ({ ic, responders }: Incident, ref: string) =>
  ic === ref || responders.some(({ entityRef }) => entityRef === ref);

/** Who should hear of a draft: those who may approve it and may know of the incident, not its author. */
function recipients(
  incident: Incident,
  draftId: string,
  members: readonly string[],
  { authority }: Settings,
): readonly string[] {
  const draft = incident.drafts.find(one => one.draftId === draftId);
  if (draft?.status !== 'waiting') return [];
  const { author } = draft.revisions[draft.revisions.length - 1];
  return approversOf(incident, draft, members, authority)
    .filter(ref => ref !== author)
    .filter(ref => !isRestricted(incident) || isParticipant(incident, ref))
    .slice(0, MOST);
}

/**
 * Tells approvers that words wait for them, once for each revision. A hint: nothing waits for it,
 * and losing it loses nothing else. Drills call nobody.
 */
export function createApproverHints(deps: {
  readonly groups: Groups;
  readonly settings: Settings;
  /** Must not throw. */
  readonly notify: (hint: ApproverHint) => void;
}): (incident: Incident, events: readonly LedgerEvent[]) => void {
  const { groups, settings, notify } = deps;

  async function tell(incident: Incident, draftId: string, revision: number) {
    const answers = await groups.read(settings.authority.approverGroups);
    const members = answers.flatMap(answer => [...answer.members]);
    const entityRefs = recipients(incident, draftId, members, settings);
    if (entityRefs.length === 0) return;
    // A notification may be read over somebody's shoulder, or be mailed.
    const title = isRestricted(incident)
      ? 'it is restricted, read about it on its page'
      : incident.title.slice(0, 200);
    notify({
      entityRefs,
      title: `A status update waits for your approval: ${incident.severity} ${title}`,
      link: `${settings.appUrl}/incidents/${incident.id}`,
      scope: `incident-response:${incident.id}:${draftId}:${revision}`,
      about: { kind: incident.kind, severity: incident.severity },
    });
  }

  return (incident, events) => {
    if (incident.kind === 'drill') return;
    // Reading groups never fails; a listener must not wait.
    for (const { data } of events.filter(isPutForward))
      void tell(incident, data.draftId, data.revision);
  };
}

import type { Evidence, PublicRequest, VendorAct } from './Evidence';
import { hashOf, textOf, type OpenedLedger, type RawEvent } from './openLedger';

/** The bytes that an approval is over, spelled out once more. */
export function bytesOf(request: PublicRequest): string {
  const { page, operation, title, status, impact, body, notify } = request;
  const components = Object.keys(request.components)
    .sort()
    .map(name => [name, request.components[name]]);
  const what =
    operation.type === 'create'
      ? ['create']
      : ['update', operation.pageIncidentId];
  return JSON.stringify([
    'publication/1',
    page,
    what,
    title,
    status,
    impact,
    body,
    components,
    notify,
    [...request.targets].sort(),
  ]);
}

/** The last that was missing, or one before. */
const isApproval = ({ type }: RawEvent) =>
  type === 'STATUSPAGE_DRAFT_APPROVED' || type === 'STATUSPAGE_APPROVAL_GIVEN';

interface Approval {
  readonly event: RawEvent;
  /** In command when it was given. */
  readonly ic: string;
}

/** All approvals with who was in command at that moment. */
function approvalsOf({ events }: OpenedLedger): readonly Approval[] {
  let ic = '';
  const approvals: Approval[] = [];
  for (const event of events) {
    if (event.type === 'COMMAND_TAKEN') ic = textOf(event.data.ic);
    if (event.type === 'COMMAND_HANDED_OVER') ic = textOf(event.data.to);
    if (isApproval(event)) approvals.push({ event, ic });
  }
  return approvals;
}

const DOORS: readonly unknown[] = ['console', 'slack'];

function problemWith(
  { publication, at }: VendorAct,
  ledgers: ReadonlyMap<string, OpenedLedger>,
  { approvers, rules }: Pick<Evidence, 'approvers' | 'rules'>,
): string | undefined {
  if (!publication) return undefined;
  const ledger = ledgers.get(publication.incidentId);
  const bytes = bytesOf(publication.request);
  const fitting = (ledger ? approvalsOf(ledger) : []).filter(
    ({ event: { data, at: when } }) =>
      data.draftId === publication.draftId &&
      data.bytes === bytes &&
      data.sha256 === hashOf(bytes) &&
      Date.parse(when) <= at,
  );
  if (fitting.length === 0) return 'I4: nobody had approved what was published';
  const byPeople = fitting.filter(
    ({ event: { actor } }) =>
      actor.kind === 'person' && DOORS.includes(actor.door),
  );
  if (byPeople.length === 0) return 'I5: no person had approved';
  const entitled = byPeople.filter(({ event: { actor }, ic }) => {
    const who = textOf(actor.entityRef);
    return who !== '' && (who === ic || approvers.includes(who));
  });
  if (entitled.length === 0)
    return 'I5: whoever approved was neither in command nor an approver';
  const newest = Math.max(...entitled.map(a => Number(a.event.data.revision)));
  const people = new Set(
    entitled
      .filter(a => Number(a.event.data.revision) === newest)
      .map(a => textOf(a.event.actor.entityRef)),
  );
  return people.size >= rules.quorum
    ? undefined
    : `I5: ${people.size} of ${rules.quorum} people had approved`;
}

/** Every publication has, before it, the approval of exactly its bytes by somebody entitled to it. */
export function publicationsUnapproved(
  evidence: Evidence,
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const byId = new Map(ledgers.map(ledger => [ledger.incidentId, ledger]));
  return evidence.acts.flatMap(act => {
    const problem = problemWith(act, byId, evidence);
    return problem
      ? [
          `${problem}: ${act.publication?.draftId} of ${act.publication?.incidentId}.`,
        ]
      : [];
  });
}

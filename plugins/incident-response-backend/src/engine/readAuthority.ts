import type {
  AllowedCommands,
  Draft,
  DraftAuthority,
  Incident,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { NOTHING_KNOWN } from '../domain/ActorFacts';
import { allowedCommands } from '../domain/allowedCommands';
import { lapsesAt, staleAt } from '../domain/approvalRules';
import {
  approversOf,
  eligibleApprovers,
  whyNotTheirs,
} from '../domain/approvers';
import { groupsToCommand } from '../domain/commanders';
import { whyNotNow } from '../domain/commands/approveDraft';
import type { Groups } from '../domain/Groups';
import { latestRevision } from '../domain/publication';
import type { Settings } from '../domain/Settings';
import { factsOf } from './actorFacts';
import { membersIn, whoIsUnknown } from './approvers';

/** What somebody may do about an incident, and who else may approve. */
export interface AuthorityView {
  readonly allowed: AllowedCommands;
  readonly eligibleApprovers: readonly string[];
  readonly approvals: readonly DraftAuthority[];
}

/** Reads it as of now; a catalog that does not answer costs the answer nothing but the groups. */
export type ReadAuthority = (
  incident: Incident,
  person: Person | undefined,
) => Promise<AuthorityView>;

interface Asked {
  readonly incident: Incident;
  readonly person: Person | undefined;
  readonly members: readonly string[];
  readonly unknown: string | undefined;
  readonly allowed: AllowedCommands;
  readonly settings: Settings;
  readonly now: Date;
}

/** Times of a draft: until when it may be approved, or published. */
function timesOf(draft: Draft, { settings, now }: Asked) {
  const { authority } = settings;
  if (draft.status === 'waiting') {
    const at = staleAt(latestRevision(draft), authority);
    return {
      staleAt: new Date(at).toISOString(),
      stale: at <= now.getTime(),
    };
  }
  return {
    stale: false,
    ...(draft.status === 'approved' && draft.approval
      ? {
          lapsesAt: new Date(lapsesAt(draft.approval, authority)).toISOString(),
        }
      : {}),
  };
}

function mayApprove(
  draft: Draft,
  blocked: string | undefined,
  { incident, person, allowed, settings }: Asked,
): true | string {
  if (allowed.approveDraft !== true || !person) return allowed.approveDraft;
  return (
    whyNotTheirs(incident, draft, person.entityRef, settings.authority) ??
    blocked ??
    true
  );
}

function authorityOf(draft: Draft, asked: Asked): DraftAuthority {
  const { incident, members, unknown, settings } = asked;
  const { authority } = settings;
  const blocked =
    draft.status === 'waiting' ? whyNotNow(incident, draft, asked) : undefined;
  return {
    draftId: draft.draftId,
    eligible: approversOf(incident, draft, members, authority),
    ...(unknown ? { unknown } : {}),
    quorum: authority.quorum,
    given: draft.approvals.map(({ by }) => by.entityRef),
    ...(blocked ? { blocked } : {}),
    ...timesOf(draft, asked),
    mayApprove: mayApprove(draft, blocked, asked),
  };
}

export function createReadAuthority(deps: {
  readonly groups: Groups;
  readonly settings: Settings;
  readonly now: () => Date;
}): ReadAuthority {
  const { groups, settings } = deps;
  return async (incident, person) => {
    const { approverGroups } = settings.authority;
    const answers = await groups.read(groupsToCommand(incident, { settings }));
    const members = membersIn(answers, approverGroups);
    const facts = person ? factsOf(answers, person.entityRef) : NOTHING_KNOWN;
    const allowed = allowedCommands(incident, person, { settings, facts });
    const asked: Asked = {
      incident,
      person,
      members,
      unknown: whoIsUnknown(answers, approverGroups),
      allowed,
      settings,
      now: deps.now(),
    };
    return {
      allowed,
      eligibleApprovers: eligibleApprovers(incident, members),
      approvals: incident.drafts
        .filter(({ status }) => status === 'waiting' || status === 'approved')
        .map(draft => authorityOf(draft, asked)),
    };
  };
}

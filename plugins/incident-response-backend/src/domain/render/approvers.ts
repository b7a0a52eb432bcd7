import {
  shortRef,
  type Draft,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { whyNotTheirs } from '../approvers';
import type { Settings } from '../Settings';

type Rules = Pick<Settings, 'authority'>;

/** Whether somebody is in command who may still approve the draft. */
export function mayIcApprove(
  incident: Incident,
  draft: Draft,
  { authority }: Rules,
): boolean {
  const { ic } = incident;
  return (
    ic !== undefined &&
    whyNotTheirs(incident, draft, ic, authority) === undefined
  );
}

/** Who may approve the draft, by rule: groups are named, not their members. */
export function whoMayApprove(
  incident: Incident,
  draft: Draft,
  settings: Rules,
): string {
  const { ic } = incident;
  const { approverGroups, authorMayApprove } = settings.authority;
  const all = [
    ...(ic && mayIcApprove(incident, draft, settings)
      ? [`${shortRef(ic)} (in command)`]
      : []),
    ...approverGroups.map(group => `members of ${shortRef(group)}`),
  ];
  const others =
    authorMayApprove || approverGroups.length === 0
      ? ''
      : ', but not who wrote it';
  return all.length > 0
    ? `${all.join(', ')}${others}`
    : `nobody${ic ? ' else' : ' yet: take command first'}`;
}

/** As many names as people read. */
const MOST_NAMES = 10;

/** Where nobody who is here may approve it: who may, as far as it is known; `undefined` where somebody may. */
export function absentApprovers(
  incident: Incident,
  draft: Draft,
  settings: Rules,
): { readonly names: string | undefined } | undefined {
  const { authority } = settings;
  if (authority.approverGroups.length === 0) return undefined;
  if (mayIcApprove(incident, draft, settings)) return undefined;
  const may = (draft.namedApprovers ?? []).filter(
    ref => whyNotTheirs(incident, draft, ref, authority) === undefined,
  );
  const here = new Set(
    incident.responders.filter(r => r.joinedAt).map(r => r.entityRef),
  );
  if (may.some(ref => here.has(ref))) return undefined;
  if (may.length === 0) return { names: undefined };
  const more = may.length - MOST_NAMES;
  return {
    names: `${may.slice(0, MOST_NAMES).map(shortRef).join(', ')}${
      more > 0 ? ` and ${more} more` : ''
    }`,
  };
}

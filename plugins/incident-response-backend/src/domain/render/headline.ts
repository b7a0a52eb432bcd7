import {
  extentOf,
  isOpenStatus,
  isPageStillOpen,
  INCIDENT_ROLES,
  isRestricted,
  sayExtent,
  sayPaged,
  sayTime,
  shortRef,
  type Fact,
  type Incident,
  type IncidentRole,
  type Ownership,
} from '@incident-response/backstage-plugin-incident-response-common';
import { drillMark } from '../drillMark';
import { effectKeys } from '../effectKeys';
import { isProjection } from '../projections';
import type { RoomContent } from '../RoomContent';
import { joinButton, resumeButton, takeCommandButton } from './buttons';
import { field, pieces, type Piece } from './pieces';

const UNKNOWN = 'unknown';

const ROLE_NAMES: Readonly<Record<IncidentRole, string>> = {
  comms: 'Comms',
  scribe: 'Scribe',
};

function facts(
  name: string,
  known: readonly Fact[] | undefined,
): readonly Piece[] {
  if (!known) return [field(name, 'being collected')];
  return known.map(({ label, value, note }) =>
    field(label, `${value ?? UNKNOWN}${note ? ` (${note})` : ''}`),
  );
}

function ownersInWords(ownership: Ownership): string {
  if (!ownership.entity) return UNKNOWN;
  return ownership.owners.map(shortRef).join(', ') || 'none in the catalog';
}

function blastRadius(ownership: Ownership): string {
  const extent = extentOf(ownership, 'dependents');
  if (extent.type === 'unknown') return UNKNOWN;
  const direct = ownership.dependents.filter(d => d.depth === 1).length;
  const least = extent.type === 'atLeast' ? 'at least ' : '';
  return `${sayExtent(extent, 'dependent')}, ${least}${direct} of them direct`;
}

function ownershipPieces(incident: Incident): readonly Piece[] {
  const { ownership } = incident;
  if (!ownership) {
    return incident.effects[effectKeys.ownership]?.failure
      ? [field('Owner', `${UNKNOWN}, the catalog could not be read`)]
      : [field('Owner', 'being looked up')];
  }
  return [
    field('Broken', ownership.entity?.title ?? UNKNOWN),
    field('Owner', ownersInWords(ownership)),
    field('Blast radius', blastRadius(ownership)),
  ];
}

/** What changed about how bad it is, and why. */
function severityPieces({ severityChanges }: Incident): readonly Piece[] {
  const change = severityChanges.at(-1);
  return change
    ? [field('Severity', `${change.to}, was ${change.from}: ${change.reason}`)]
    : [];
}

function rolePieces({ roles }: Incident): readonly Piece[] {
  return INCIDENT_ROLES.flatMap(role => {
    const who = roles[role];
    return who ? [field(ROLE_NAMES[role], shortRef(who))] : [];
  });
}

function responders({ responders: all, ownership }: Incident): Piece {
  const invited = all.filter(r => r.invite === 'invited');
  const incomplete = ownership?.incomplete?.people
    ? '; not everybody who should come is known'
    : '';
  return field('Responders', `${invited.length} invited${incomplete}`);
}

/** Somebody silenced the nudges: everybody sees it, and can take it back. */
function silencePieces({ status, reminders }: Incident): readonly Piece[] {
  const { silenced, silencedUntil } = reminders;
  if (!silenced || !isOpenStatus(status)) return [];
  return [
    field(
      'Nudges',
      silencedUntil ? `silenced until ${sayTime(silencedUntil)}` : 'silenced',
    ),
  ];
}

/** Who was called because nobody is in command, until somebody is. */
function calledLines({ ic, calls }: Incident): readonly string[] {
  const called = calls.filter(call => call.reason === 'no-commander');
  if (ic || called.length === 0) return [];
  const names = called.map(({ responder, error }) =>
    error ? `${shortRef(responder)} (not reached)` : shortRef(responder),
  );
  return [`Called to take command: ${names.join(', ')}`];
}

/** Who was paged for it beside them. */
const pagedLines = ({ ic, pages = [] }: Incident): readonly string[] =>
  ic
    ? []
    : pages.map(page =>
        page.error
          ? `${page.pager} could page nobody: ${page.error}`
          : `Paged by ${page.pager}: ${sayPaged(page)}`,
      );

function failureLines(incident: Incident): readonly string[] {
  return Object.values(incident.effects)
    .filter(e => e.status !== 'done' && e.failure && !isProjection(e.key))
    .map(e => `Not working: ${e.failure?.sentence}`);
}

function stormLine({ limit }: NonNullable<Incident['storm']>): string {
  return `More than ${limit} incidents were opened within a short time: what fires now is gathered here.`;
}

/** What nobody may overlook: it comes before all else. */
function warnings(incident: Incident): readonly Piece[] {
  return [
    ...(incident.kind === 'drill' ? ['This is a drill.'] : []),
    ...(isRestricted(incident)
      ? ['Restricted: speak of it only with those who are here.']
      : []),
    ...(incident.storm ? [stormLine(incident.storm)] : []),
  ];
}

function linksOf(incident: Incident, appUrl: string): RoomContent['links'] {
  const runbook = incident.ownership?.entity?.runbook;
  const page = incident.publicIncident?.url;
  return [
    { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
    ...(runbook ? [{ label: 'Runbook', url: runbook }] : []),
    ...(page ? [{ label: 'Status page', url: page }] : []),
  ];
}

/** What everybody should see first: what, how bad, since when, whose, and what is not known. */
export function renderHeadline(
  incident: Incident,
  appUrl: string,
): RoomContent {
  const { ic, milestones } = incident;
  const uninvited = incident.responders.filter(r => r.invite === 'failed');
  const stillOpen = isPageStillOpen(incident) ? ', page still open' : '';
  const silenced = silencePieces(incident);
  return {
    title: `${drillMark(incident)}${incident.severity} ${incident.title}`,
    ...pieces([
      ...warnings(incident),
      field('Status', `${incident.status}${stillOpen}`),
      ...severityPieces(incident),
      field('Since', sayTime(milestones.firedAt ?? milestones.declaredAt)),
      field('Incident commander', ic ? shortRef(ic) : 'nobody yet'),
      ...rolePieces(incident),
      ...ownershipPieces(incident),
      responders(incident),
      ...silenced,
      ...calledLines(incident),
      ...pagedLines(incident),
      ...uninvited.map(
        r => `Not invited: ${r.name ?? shortRef(r.id)} (${r.inviteError})`,
      ),
      ...incident.gaps.map(gap => `Unknown: ${gap}`),
      ...facts('Context', incident.context),
      ...facts('Recent changes', incident.changes),
      ...failureLines(incident),
    ]),
    links: linksOf(incident, appUrl),
    buttons: [
      ...takeCommandButton(incident),
      ...joinButton(incident),
      ...(silenced.length > 0 ? resumeButton(incident) : []),
    ],
  };
}

import {
  extentOf,
  isPageStillOpen,
  INCIDENT_ROLES,
  isRestricted,
  sayExtent,
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

const UNKNOWN = 'unknown';

const ROLE_NAMES: Readonly<Record<IncidentRole, string>> = {
  comms: 'Comms',
  scribe: 'Scribe',
};

const known = (value: string | undefined) => value ?? UNKNOWN;

function factLines(name: string, facts: readonly Fact[] | undefined) {
  if (!facts) return [`${name}: being collected`];
  return facts.map(
    fact =>
      `${fact.label}: ${fact.value ?? UNKNOWN}${
        fact.note ? ` (${fact.note})` : ''
      }`,
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

function ownershipLines(incident: Incident): readonly string[] {
  const { ownership } = incident;
  if (!ownership) {
    return incident.effects[effectKeys.ownership]?.failure
      ? [`Owner: ${UNKNOWN}, the catalog could not be read`]
      : ['Owner: being looked up'];
  }
  return [
    `Broken: ${ownership.entity?.title ?? UNKNOWN}`,
    `Owner: ${ownersInWords(ownership)}`,
    `Blast radius: ${blastRadius(ownership)}`,
  ];
}

/** What changed about how bad it is, and why. */
function severityLine(incident: Incident): readonly string[] {
  const change = incident.severityChanges.at(-1);
  return change
    ? [`Severity: ${change.to}, was ${change.from}: ${change.reason}`]
    : [];
}

function roleLines({ roles }: Incident): readonly string[] {
  return INCIDENT_ROLES.flatMap(role => {
    const who = roles[role];
    return who ? [`${ROLE_NAMES[role]}: ${shortRef(who)}`] : [];
  });
}

function responderLine(incident: Incident): string {
  const invited = incident.responders.filter(r => r.invite === 'invited');
  const incomplete = incident.ownership?.incomplete?.people
    ? '; not everybody who should come is known'
    : '';
  return `Responders: ${invited.length} invited${incomplete}`;
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

function failureLines(incident: Incident): readonly string[] {
  return Object.values(incident.effects)
    .filter(e => e.status !== 'done' && e.failure && !isProjection(e.key))
    .map(e => `Not working: ${e.failure?.sentence}`);
}

function stormLine({ limit }: NonNullable<Incident['storm']>): string {
  return `More than ${limit} incidents were opened within a short time: what fires now is gathered here.`;
}

/** What everybody should see first: what, how bad, since when, whose, and what is not known. */
export function renderHeadline(
  incident: Incident,
  appUrl: string,
): RoomContent {
  const uninvited = incident.responders.filter(r => r.invite === 'failed');
  const runbook = incident.ownership?.entity?.runbook;
  return {
    title: `${drillMark(incident)}${incident.severity} ${incident.title}`,
    lines: [
      ...(incident.kind === 'drill' ? ['This is a drill.'] : []),
      ...(isRestricted(incident)
        ? ['Restricted: speak of it only with those who are here.']
        : []),
      ...(incident.storm ? [stormLine(incident.storm)] : []),
      `Status: ${incident.status}${
        isPageStillOpen(incident) ? ', page still open' : ''
      }`,
      ...severityLine(incident),
      `Since: ${known(
        incident.milestones.firedAt ?? incident.milestones.declaredAt,
      )}`,
      `Incident commander: ${
        incident.ic ? shortRef(incident.ic) : 'nobody yet'
      }`,
      ...roleLines(incident),
      ...ownershipLines(incident),
      responderLine(incident),
      ...calledLines(incident),
      ...uninvited.map(
        r => `Not invited: ${r.name ?? shortRef(r.id)} (${r.inviteError})`,
      ),
      ...incident.gaps.map(gap => `Unknown: ${gap}`),
      ...factLines('Context', incident.context),
      ...factLines('Recent changes', incident.changes),
      ...failureLines(incident),
    ],
    links: [
      { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
      ...(runbook ? [{ label: 'Runbook', url: runbook }] : []),
    ],
  };
}

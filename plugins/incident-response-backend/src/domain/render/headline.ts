import {
  shortRef,
  type Fact,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isProjection } from '../projections';
import type { RoomContent } from '../RoomContent';

const UNKNOWN = 'unknown';

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

function ownershipLines(incident: Incident): readonly string[] {
  const { ownership } = incident;
  if (!ownership) return ['Owner: being looked up'];
  const direct = ownership.dependents.filter(d => d.depth === 1).length;
  return [
    `Broken: ${ownership.entity?.title ?? UNKNOWN}`,
    `Owner: ${ownership.owners.map(shortRef).join(', ') || UNKNOWN}`,
    ownership.entity
      ? `Blast radius: ${ownership.dependents.length} dependents, ${direct} of them direct`
      : `Blast radius: ${UNKNOWN}`,
  ];
}

function failureLines(incident: Incident): readonly string[] {
  return Object.values(incident.effects)
    .filter(e => e.status !== 'done' && e.failure && !isProjection(e.key))
    .map(e => `Not working: ${e.failure?.sentence}`);
}

/** What everybody should see first: what, how bad, since when, whose, and what is not known. */
export function renderHeadline(
  incident: Incident,
  appUrl: string,
): RoomContent {
  const uninvited = incident.responders.filter(r => r.invite === 'failed');
  const runbook = incident.ownership?.entity?.runbook;
  return {
    title: `${incident.severity} ${incident.title}`,
    lines: [
      ...(incident.kind === 'drill' ? ['This is a drill.'] : []),
      `Status: ${incident.status}`,
      `Since: ${known(
        incident.milestones.firedAt ?? incident.milestones.declaredAt,
      )}`,
      `Incident commander: ${
        incident.ic ? shortRef(incident.ic) : 'nobody yet'
      }`,
      ...ownershipLines(incident),
      `Responders: ${
        incident.responders.filter(r => r.invite === 'invited').length
      } invited`,
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

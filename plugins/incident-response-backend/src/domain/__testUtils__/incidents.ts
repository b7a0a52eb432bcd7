import type { DraftContent } from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { publicationHash } from '../publication';
import {
  accepted,
  after,
  approvalOf,
  happened,
  incidentOf,
  minute,
  WORDS,
} from './ledgerOf';

export const ROOM = happened(
  'WAR_ROOM_CREATED',
  {
    generation: 1,
    roomId: 'R1',
    name: 'inc-20261123-checkout-1a2b3c',
    url: 'https://chat.example.org/R1',
  },
  { effect: 'room:1' },
);

export const OWNERSHIP = happened(
  'OWNERSHIP_RESOLVED',
  {
    entity: { entityRef: 'component:default/checkout', title: 'checkout' },
    owners: ['group:default/payments'],
    people: [
      {
        entityRef: 'user:default/ada',
        email: 'ada@example.org',
        name: 'Ada',
        source: 'owner',
      },
    ],
    dependents: [],
    gaps: [],
  },
  { effect: 'ownership' },
);

export const MITIGATED = happened('INCIDENT_MITIGATED', { summary: 'Rolled.' });

export const RESOLVED = happened(
  'INCIDENT_RESOLVED',
  { summary: 'All clear.' },
  { at: minute(30) },
);

/** Ada is in command. */
export const commanded = (incident: FoldedIncident = incidentOf(ROOM)) =>
  accepted(incident, [{ type: 'takeCommand' }]);

/** Ada is in command and a draft waits. */
export const drafted = (
  incident: FoldedIncident = commanded(),
  content: Partial<DraftContent> = {},
) =>
  accepted(incident, [
    { type: 'draftStatus', content: { ...WORDS, ...content } },
  ]);

/** The newest draft is approved. */
export function approved(incident: FoldedIncident = drafted()) {
  const draftId = `draft-${incident.drafts.length}`;
  return accepted(incident, [approvalOf(incident, draftId)]);
}

/** The draft with that number is on the page. */
export function published(
  incident: FoldedIncident = approved(),
  number = incident.drafts.length,
  at = minute(3),
) {
  const draftId = `draft-${number}`;
  const draft = incident.drafts[number - 1];
  const { revision, request } = draft.revisions[draft.revisions.length - 1];
  return after(
    incident,
    happened(
      'STATUSPAGE_PUBLISHED',
      {
        draftId,
        revision,
        sha256: publicationHash(request),
        pageIncidentId: 'P1',
        found: false,
      },
      { at, effect: `publish:${draftId}:${revision}:${draft.sends}` },
    ),
  );
}

/** Nobody knows whether the newest approved draft reached the page. */
export const unknown = (incident: FoldedIncident = approved()) =>
  after(
    incident,
    happened('PUBLICATION_UNKNOWN', {
      draftId: `draft-${incident.drafts.length}`,
      detail: 'no answer',
    }),
  );

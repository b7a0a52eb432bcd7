import type {
  IncidentCommand,
  LedgerEvent,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { chainOf, headOfChain } from '../../domain/__testUtils__/chain';
import {
  ADA,
  after,
  approvalOf,
  ask,
  BEN,
  DECLARED,
  happened,
  incidentOf,
  INCIDENT_ID,
  minute,
  WORDS,
} from '../../domain/__testUtils__/ledgerOf';
import type { FoldedIncident } from '../../domain/FoldedIncident';

type Step = (incident: FoldedIncident) => readonly LedgerEvent[];

function asks(
  who: Person,
  at: number,
  command: (incident: FoldedIncident) => IncidentCommand,
): Step {
  return incident => {
    const decision = ask(incident, command(incident), who, minute(at));
    if (!decision.ok) throw new Error(decision.sentence);
    return decision.events;
  };
}

function isOut(at: number, url: string): Step {
  return incident => {
    const draft = incident.drafts.at(-1);
    const newest = draft?.revisions.at(-1);
    if (!draft || !newest) throw new Error('There is no draft.');
    const { revision, sha256 } = newest;
    return [
      happened(
        'STATUSPAGE_PUBLISHED',
        {
          draftId: draft.draftId,
          revision,
          sha256,
          pageIncidentId: 'p-1',
          url,
          found: false,
        },
        { at: minute(at) },
      ),
    ];
  };
}

const STEPS: readonly Step[] = [
  asks(BEN, 1, () => ({ type: 'takeCommand' })),
  asks(ADA, 2, () => ({ type: 'draftStatus', content: WORDS })),
  asks(ADA, 3, () => ({
    type: 'reviseDraft',
    draftId: 'draft-1',
    revision: 1,
    content: { ...WORDS, title: 'Checkout: payments fail, "some" of them' },
  })),
  asks(BEN, 5, incident => approvalOf(incident)),
  isOut(6, 'https://status.example.org/p-1'),
];

/** Ben commands; Ada drafts and revises, Ben approves, and it is out six minutes after the start. */
export function publishedBatches(): readonly (readonly LedgerEvent[])[] {
  let incident = incidentOf();
  return [
    [DECLARED],
    ...STEPS.map(step => {
      const events = step(incident);
      incident = after(incident, ...events);
      return events;
    }),
  ];
}

/** The same as a stored ledger, one commit a step. */
export function publishedLedger(incidentId = INCIDENT_ID) {
  const commits = chainOf(publishedBatches(), incidentId);
  return { incidentId, commits, head: headOfChain(commits, incidentId) };
}

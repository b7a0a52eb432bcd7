import type { Knex } from 'knex';
import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import type { ApprovedPublication } from '@incident-response/backstage-plugin-incident-response-node';
import { approvedPublication } from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { callFor } from '../../__testUtils__/outboundCalls';
import { createBuiltinStatusPage } from '../createBuiltinStatusPage';

const CREATE: PublicationRequest = {
  title: 'Service disruption',
  status: 'investigating',
  impact: 'major',
  body: 'We are investigating.',
  components: { checkout: 'partial_outage' },
  notify: true,
  page: 'main',
  operation: { type: 'create' },
  targets: ['built-in'],
};

/** As the gate makes it from an approval on the ledger. */
export const approved = (
  change: Partial<PublicationRequest> = {},
  incidentId = 'inc-1',
): ApprovedPublication =>
  approvedPublication({ ...CREATE, ...change }, incidentId);

/** The words of a fix, for what is open on the page. */
export const update = (
  pageIncidentId: string,
  change: Partial<PublicationRequest> = {},
) =>
  approved({
    status: 'monitoring',
    body: 'A fix is in place.',
    operation: { type: 'update', pageIncidentId },
    ...change,
  });

/** The page of one database, where each look at the clock is a minute later. */
export function pagesOf(knex: () => Knex) {
  let minute = 0;
  const page = () =>
    createBuiltinStatusPage({
      knex: knex(),
      page: 'main',
      title: 'Meridian Books',
      baseUrl: 'https://backend.example/public/status',
      components: [
        { id: 'checkout', name: 'Checkout & payment' },
        { id: 'website', name: 'Website' },
      ],
      now: () =>
        new Date(Date.parse('2026-11-23T10:00:00Z') + 60_000 * minute++),
    });
  return {
    page,
    open: (key = 'inc-1/publish:draft-1:1:0') =>
      page().publish(approved(), callFor(key)),
    /** The clock begins anew. */
    restart: () => {
      minute = 0;
    },
  };
}

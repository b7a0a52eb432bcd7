import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';

/** As people approved it for the page of files. */
export const PUBLICATION: PublicationRequest = {
  title: 'Service disruption',
  status: 'investigating',
  impact: 'major',
  body: 'We are investigating.',
  components: {},
  notify: true,
  page: 'files',
  operation: { type: 'create' },
  targets: ['directory'],
};

import type { Evidence } from './reader/Evidence';

/** What is rare, by what stands on ledgers for it. */
const RARE: Readonly<Record<string, string>> = {
  drills: '"type":"INCIDENT_DECLARED".*"kind":"drill"',
  restrictions: '"type":"INCIDENT_RESTRICTED"|"visibility":"restricted"',
  lifted: '"type":"RESTRICTION_LIFTED"',
  merges: '"type":"INCIDENT_MERGED"',
  links: '"type":"INCIDENT_LINKED"',
  dismissals: '"type":"INCIDENT_DISMISSED"',
  reopenings: '"type":"INCIDENT_REOPENED"',
  'first of two approvals': '"type":"STATUSPAGE_APPROVAL_GIVEN"',
  lapses: '"lapsed":true',
  erasures: '"type":"PERSON_ERASED"',
  'role changes': '"type":"ROLE_ASSIGNED"',
  'rooms lost': '"type":"WAR_ROOM_LOST"',
  'room names taken': '"type":"ROOM_NAME_CHANGED"',
  calls: '"type":"RESPONDER_CALLED"',
};

/** How often what is rare came up, so that a run which met none of it does not pass for a proof. */
export function tally({ ledgers }: Pick<Evidence, 'ledgers'>): string {
  const payloads = ledgers.flatMap(({ rows }) => rows.map(r => r.payload));
  return Object.entries(RARE)
    .map(([what, pattern]) => {
      const found = new RegExp(pattern);
      return `${payloads.filter(text => found.test(text)).length} ${what}`;
    })
    .join(', ');
}

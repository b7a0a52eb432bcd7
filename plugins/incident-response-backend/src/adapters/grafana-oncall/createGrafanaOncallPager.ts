import {
  OutboundCallError,
  type OutboundCall,
  type Paged,
  type Pager,
  type PageRequest,
} from '@incident-response/backstage-plugin-incident-response-node';
import { detailOf, refused } from './api/failures';
import { createOncallApi, type OncallApiOptions } from './api/OncallApi';
import { groupSchema, type OncallUser } from './api/schemas';
import { whomToPage } from './api/whomToPage';
import { SOURCE_ID } from './mapAlert';

const nobody = (error: string): Paged => ({ people: [], error });

const RESOLVED =
  'The alert group is resolved in Grafana OnCall, which pages nobody for it.';
const RESOLVED_DETAIL = /resolved alert group/i;

/** Reading gets half of the time, so that the page itself is not cut off because reading took long. */
const whileReading = (call: OutboundCall): OutboundCall => ({
  ...call,
  ...(call.deadlineMs === undefined
    ? {}
    : {
        deadlineMs: call.deadlineMs / 2,
        signal: AbortSignal.any([
          call.signal,
          AbortSignal.timeout(call.deadlineMs / 2),
        ]),
      }),
});

/**
 * Pages users for an alert group that Grafana OnCall has already ("direct paging"). OnCall takes no text
 * for such a page, rings again for each one, and its public API shows nobody who was paged: so it is
 * never repeated by itself, and cannot be looked for.
 */
export function createGrafanaOncallPager(options: OncallApiOptions): Pager {
  const api = createOncallApi(options);

  /** Whom to page; a sentence where nobody is to be. */
  async function readWhom(
    { incident, group: groupId }: PageRequest,
    call: OutboundCall,
  ): Promise<readonly OncallUser[] | string> {
    const what = `Reading the alert group ${groupId}`;
    const path = `alert_groups/${encodeURIComponent(groupId)}/`;
    const group = await api.read(path, groupSchema, what, call);
    if (!group)
      throw new OutboundCallError(
        `${what}: Grafana OnCall knows none of that id. Look whether incidentResponse.sources.grafanaOncall.api is of the OnCall that sent the alert.`,
        { failure: 'rejected' },
      );
    if (group.state === 'resolved') return RESOLVED;
    const route = group.route_id ?? undefined;
    const users = await whomToPage({ route, incident }, api, call);
    return users.length > 0
      ? users
      : 'The escalation chain of the alert group names nobody who is on call, and OnCall knows nobody whom the alert named.';
  }

  return {
    name: 'Grafana OnCall',
    source: SOURCE_ID,
    async page(request, call) {
      const users = await readWhom(request, whileReading(call));
      if (typeof users === 'string') return nobody(users);
      const what = `Paging for the alert group ${request.group}`;
      const answer = await api.write(
        'escalation/',
        {
          alert_group_id: request.group,
          // Left out it would be the team the key's user looks at, which excludes users.
          team: null,
          users: users.map(({ id }) => ({ id, important: true })),
        },
        what,
        call,
      );
      if (answer.status === 400 && RESOLVED_DETAIL.test(detailOf(answer.body)))
        return nobody(RESOLVED);
      if (answer.status < 200 || answer.status > 299)
        throw refused(what, answer, 'write');
      return {
        people: users.map(({ email }) => (email ? { email } : {})),
      };
    },
  };
}

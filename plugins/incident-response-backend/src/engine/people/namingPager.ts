import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type {
  OutboundCall,
  Paged,
  Pager,
  PageRequest,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { PersonStore } from '../../stores/PersonStore';
import { withNames } from './pseudonyms';

/** Who was paged as the ledger may know it: responders by id, everybody else by number. */
export interface PagedResponders {
  readonly responders: string[];
  readonly others: number;
  readonly error?: string;
}

/** A pager that is told whom the incident knows by e-mail, and answers without e-mails. */
export interface NamingPager {
  readonly name: string;
  page(request: PageRequest, call: OutboundCall): Promise<PagedResponders>;
  find?(
    request: PageRequest,
    call: OutboundCall,
  ): Promise<PagedResponders | undefined>;
}

function withoutEmails(
  { people, error }: Paged,
  { responders }: Incident,
): PagedResponders {
  const ids = new Map(
    responders.map(({ id, email }) => [email?.toLowerCase(), id]),
  );
  const known = people.flatMap(
    ({ email }) => (email && ids.get(email.toLowerCase())) || [],
  );
  const unique = [...new Set(known)];
  return {
    responders: unique,
    others: people.length - known.length,
    ...(error ? { error } : {}),
  };
}

export function namingPager(
  pager: Pager,
  store: Pick<PersonStore, 'read'>,
): NamingPager {
  const named = async (request: PageRequest): Promise<PageRequest> => ({
    ...request,
    incident: await withNames(request.incident, store),
  });
  return {
    name: pager.name,
    page: async (request, call) => {
      const asked = await named(request);
      return withoutEmails(await pager.page(asked, call), asked.incident);
    },
    ...(pager.find && {
      find: async (request, call) => {
        const asked = await named(request);
        const found = await pager.find?.(asked, call);
        return found && withoutEmails(found, asked.incident);
      },
    }),
  };
}

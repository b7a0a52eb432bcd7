import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import type { z } from 'zod';
import type { OncallApi } from './OncallApi';
import {
  pageOf,
  routeSchema,
  scheduleSchema,
  stepSchema,
  userSchema,
  type OncallUser,
  type Step,
} from './schemas';

/** Nobody has so many on call; a chain that names more is read so far. */
const MOST_PEOPLE = 20;
const MOST_PAGES = 10;
/** A schedule or a person, and as many more at a time, so that OnCall's limit is not used up at once. */
const MOST_SCHEDULES = 10;

const unique = (ids: readonly string[]) => [...new Set(ids)];
const at = (path: string, id: string) => `${path}/${encodeURIComponent(id)}/`;

/** Every page of a list, one after the other. */
async function readList<TItem extends z.ZodType>(
  api: OncallApi,
  list: { readonly path: string; readonly query: string; readonly item: TItem },
  what: string,
  call: OutboundCall,
): Promise<readonly z.infer<TItem>[]> {
  const items: z.infer<TItem>[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const path = `${list.path}/?${list.query}page=${page}&perpage=100`;
    const read = await api.read(path, pageOf(list.item), what, call);
    items.push(...(read?.results ?? []));
    if (!read?.next) break;
  }
  return items;
}

/** Whom a step names by themselves, and by who is on call now. */
async function peopleOf(
  steps: readonly Step[],
  api: OncallApi,
  call: OutboundCall,
): Promise<readonly string[]> {
  const schedules = unique(
    steps.flatMap(step => step.notify_on_call_from_schedule ?? []),
  ).slice(0, MOST_SCHEDULES);
  const onCall = new Map(
    await Promise.all(
      schedules.map(async id => {
        const what = `Reading who is on call by the schedule ${id}`;
        const path = at('schedules', id);
        const schedule = await api.read(path, scheduleSchema, what, call);
        return [id, schedule?.on_call_now ?? []] as const;
      }),
    ),
  );
  return unique(
    steps.flatMap(step => [
      ...(step.persons_to_notify ?? []),
      ...(step.persons_to_notify_next_each_time ?? []),
      ...(onCall.get(step.notify_on_call_from_schedule ?? '') ?? []),
    ]),
  );
}

/** Whom the escalation chain of a route notifies, in the order of its steps. */
async function byRoute(
  route: string,
  api: OncallApi,
  call: OutboundCall,
): Promise<readonly OncallUser[]> {
  const found = await api.read(
    at('routes', route),
    routeSchema,
    `Reading the route ${route}`,
    call,
  );
  const chain = found?.escalation_chain_id;
  if (!chain) return [];
  const steps = await readList(
    api,
    {
      path: 'escalation_policies',
      query: `escalation_chain_id=${encodeURIComponent(chain)}&`,
      item: stepSchema,
    },
    `Reading the escalation chain ${chain}`,
    call,
  );
  const inOrder = [...steps].sort((a, b) => a.position - b.position);
  const ids = (await peopleOf(inOrder, api, call)).slice(0, MOST_PEOPLE);
  const users = await Promise.all(
    ids.map(id =>
      api.read(at('users', id), userSchema, `Reading the user ${id}`, call),
    ),
  );
  return users.filter(user => user !== undefined);
}

/** Whom the alert named, as far as OnCall knows them by their e-mail. */
async function byAlert(
  { responders }: Incident,
  api: OncallApi,
  call: OutboundCall,
): Promise<readonly OncallUser[]> {
  const emails = new Set(
    responders.flatMap(({ source, email }) =>
      source === 'on-call' && email ? [email.toLowerCase()] : [],
    ),
  );
  if (emails.size === 0) return [];
  const users = await readList(
    api,
    { path: 'users', query: '', item: userSchema },
    'Reading the users',
    call,
  );
  return users
    .filter(({ email }) => email && emails.has(email.toLowerCase()))
    .slice(0, MOST_PEOPLE);
}

/**
 * Whom to page for an alert group: whom the escalation chain of its route notifies, by name or because
 * they are on call now; where it names nobody, whom the alert named.
 */
export async function whomToPage(
  {
    route,
    incident,
  }: { readonly route: string | undefined; readonly incident: Incident },
  api: OncallApi,
  call: OutboundCall,
): Promise<readonly OncallUser[]> {
  const chained = route ? await byRoute(route, api, call) : [];
  return chained.length > 0 ? chained : byAlert(incident, api, call);
}

import type { AlertGroup, OncallUser } from '../AlertGroup';
import { DEFAULT_ROUTE, renderGroup } from '../renderBody';
import { NOT_FOUND, ok, type Answer } from './Answer';
import type { OncallOrganisation, OncallStep } from './OncallOrganisation';

const CHAIN = 'FTWIN0CHAIN';
const MOST = 100;

const renderUser = ({ id, username, email }: OncallUser) => ({
  id,
  grafana_id: 1,
  email,
  slack: null,
  username,
  role: 'user',
  is_phone_number_verified: false,
  timezone: 'UTC',
  teams: [],
});

function stepFields(step: OncallStep): object {
  switch (step.type) {
    case 'wait':
      return { duration: step.seconds };
    case 'notify_persons':
      return { important: false, persons_to_notify: step.persons };
    case 'notify_person_next_each_time':
      return { persons_to_notify_next_each_time: step.persons };
    case 'notify_on_call_from_schedule':
      return { important: false, notify_on_call_from_schedule: step.schedule };
    case 'notify_team_members':
      return { important: false, team_to_notify: step.team };
    default: {
      const unreachable: never = step;
      return unreachable;
    }
  }
}

const renderStep = (step: OncallStep, position: number) => ({
  id: `E${position}`,
  escalation_chain_id: CHAIN,
  position,
  type: step.type,
  ...stepFields(step),
});

/** A page beyond the last one is the last one. */
function pageOf(items: readonly object[], url: URL, usual: number): Answer {
  const size = Math.min(Number(url.searchParams.get('perpage') ?? usual), MOST);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Number(url.searchParams.get('page') ?? 1), pages);
  const at = (n: number) => {
    const other = new URL(url);
    other.searchParams.set('page', String(n));
    return other.href;
  };
  return ok({
    count: items.length,
    next: page < pages ? at(page + 1) : null,
    previous: page > 1 ? at(page - 1) : null,
    results: items.slice((page - 1) * size, page * size),
    current_page_number: page,
    page_size: size,
    total_pages: pages,
  });
}

/** What is there at an address, or 404. */
export function readThings(
  url: URL,
  groups: readonly AlertGroup[],
  { users, schedules = [], chain }: OncallOrganisation,
): Answer {
  const [what, id] = url.pathname.split('/').filter(Boolean).slice(-2);
  const path = url.pathname.replace(/\/$/, '');
  const found = <T extends { readonly id: string }>(
    items: readonly T[],
    render: (item: T) => object,
  ) => {
    const item = items.find(one => one.id === decodeURIComponent(id));
    return item ? ok(render(item)) : NOT_FOUND;
  };
  if (path.endsWith('/users')) return pageOf(users.map(renderUser), url, MOST);
  if (path.endsWith('/escalation_policies')) {
    const wanted = url.searchParams.get('escalation_chain_id');
    const steps = wanted === CHAIN ? chain ?? [] : [];
    return pageOf(steps.map(renderStep), url, 50);
  }
  switch (what) {
    case 'alert_groups':
      return found(groups, group =>
        renderGroup(group, {
          labels: 'list',
          oncallUrl: 'https://oncall.example.org',
        }),
      );
    case 'users':
      return found(users, renderUser);
    case 'schedules':
      return found(schedules, schedule => ({
        id: schedule.id,
        name: schedule.id,
        type: 'web',
        team_id: null,
        on_call_now: schedule.onCallNow,
      }));
    case 'routes':
      return found([{ id: DEFAULT_ROUTE }], route => ({
        ...route,
        integration_id: 'CTWIN0INTEGR8',
        escalation_chain_id: chain ? CHAIN : null,
        position: 0,
        is_the_last_route: true,
      }));
    default:
      return NOT_FOUND;
  }
}

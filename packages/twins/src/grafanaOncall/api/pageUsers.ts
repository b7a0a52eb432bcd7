import { z } from 'zod';
import type { AlertGroup, OncallUser } from '../AlertGroup';
import { openGroup } from '../AlertGroup';
import { renderGroup } from '../renderBody';
import { ok, refuse, wrong, type Answer } from './Answer';
import type { OncallPage } from './GrafanaOncallApi';

const bodySchema = z.object({
  users: z
    .array(z.object({ id: z.string(), important: z.boolean() }))
    .default([]),
  team: z.string().nullish(),
  alert_group_id: z.string().nullish(),
  title: z.string().nullish(),
  message: z.string().nullish(),
  source_url: z.string().nullish(),
});

type Body = z.infer<typeof bodySchema>;

interface World {
  readonly groups: readonly AlertGroup[];
  readonly users: readonly OncallUser[];
  /** What a page is for that does not name a team. */
  readonly currentTeam: string | undefined;
  readonly at: string;
}

const parse = (text: string) => {
  try {
    return bodySchema.safeParse(JSON.parse(text));
  } catch {
    return bodySchema.safeParse(undefined);
  }
};

/** Why OnCall would not do it, in the order in which it looks. */
function mistake(body: Body, { groups, users, currentTeam }: World) {
  const { alert_group_id: groupId, title, message, source_url: url } = body;
  const unknown = body.users.map(({ id }) =>
    users.some(user => user.id === id)
      ? {}
      : { non_field_errors: [`User ${id} does not exist`] },
  );
  if (unknown.some(error => 'non_field_errors' in error))
    return { status: 400, body: { users: unknown } };
  if (groupId && (title || message || url))
    return wrong(
      'alert_group_id and (title, message, source_url) are mutually exclusive',
    );
  const team = body.team === undefined ? currentTeam : body.team;
  if (body.users.length > 0 && team)
    return wrong('users and team are mutually exclusive');
  const group = groups.find(({ id }) => id === groupId);
  if (groupId && !group) return wrong(`Alert group ${groupId} does not exist`);
  if (body.users.length === 0 && !team)
    return refuse(400, 'No team or user(s) specified');
  return group?.state === 'resolved'
    ? refuse(400, 'Cannot add responders for a resolved alert group')
    : undefined;
}

/** Direct paging: each user it names rings, however often they rang for the group before. */
export function pageUsers(
  text: string,
  world: World,
): { readonly answer: Answer; readonly rings: readonly OncallPage[] } {
  const { data: body } = parse(text);
  if (!body) return { answer: wrong('Invalid data.'), rings: [] };
  const no = mistake(body, world);
  if (no) return { answer: no, rings: [] };
  const known = world.groups.find(({ id }) => id === body.alert_group_id);
  const title = body.title ?? 'Direct page';
  const group = known ?? openGroup('IDIRECT0PAGE', { title }, world.at);
  return {
    answer: ok(
      renderGroup(group, {
        labels: 'list',
        oncallUrl: 'https://oncall.example.org',
      }),
    ),
    rings: body.users.map(({ id, important }) => ({
      groupId: group.id,
      userId: id,
      important,
      opened: known === undefined,
    })),
  };
}

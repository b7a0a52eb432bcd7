import { teamOf, type Platform } from '../../Platform';
import type { Usergroup } from '../../world/createWorld';
import { method, type Methods } from '../Method';
import { SlackError } from '../SlackError';

const usergroupObject = (
  platform: Platform,
  group: Usergroup,
  withUsers: boolean,
) => ({
  id: group.id,
  team_id: teamOf(platform),
  is_usergroup: true,
  name: group.name,
  description: '',
  handle: group.handle,
  is_external: false,
  date_delete: 0,
  user_count: group.users.length,
  ...(withUsers ? { users: group.users } : {}),
});

export const usergroupMethods: Methods = {
  'usergroups.list': method(20, ['usergroups:read'], ({ platform, args }) => ({
    usergroups: [...platform.world.usergroups.values()].map(group =>
      usergroupObject(platform, group, args.flag('include_users')),
    ),
  })),
  'usergroups.users.list': method(
    20,
    ['usergroups:read'],
    ({ platform, args }) => {
      const group = platform.world.usergroups.get(args.required('usergroup'));
      if (!group) throw new SlackError('no_such_subteam');
      return { users: group.users };
    },
  ),
};

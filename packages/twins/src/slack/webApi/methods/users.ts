import { channelObject } from '../../world/Channel';
import { userObject } from '../../world/User';
import { teamOf } from '../../Platform';
import { userOf } from '../lookUp';
import { method, type Call, type Methods } from '../Method';
import { cursorField, paginate } from '../paginate';
import { SlackError } from '../SlackError';
import { listed, scopesOfTypes } from './listed';

const mayReadEmail = ({ platform }: Call) =>
  platform.app().scopes.includes('users:read.email');

export const userMethods: Methods = {
  'users.info': method(100, ['users:read'], call => ({
    user: userObject(
      userOf(call, call.args.required('user')),
      mayReadEmail(call),
    ),
  })),
  'users.list': method(20, ['users:read'], call => {
    const users = [...call.platform.world.users.values()].filter(
      ({ teamId }) => teamId === teamOf(call.platform),
    );
    const { page, next } = paginate(users, call.args, {
      limit: 1000,
      most: 1000,
    });
    return {
      members: page.map(user => userObject(user, mayReadEmail(call))),
      cache_ts: call.platform.world.seconds(),
      ...cursorField(next),
    };
  }),
  'users.lookupByEmail': method(
    50,
    ['users:read', 'users:read.email'],
    call => {
      const email = call.args.required('email').toLowerCase();
      const user = [...call.platform.world.users.values()].find(
        one =>
          one.email?.toLowerCase() === email &&
          one.kind !== 'deactivated' &&
          one.kind !== 'stranger',
      );
      if (!user) throw new SlackError('users_not_found');
      return { user: userObject(user, true) };
    },
  ),
  'users.conversations': method(50, scopesOfTypes, call => {
    const { platform, args } = call;
    const user = args.text('user') || platform.app().botUserId;
    const mine = listed(call).filter(({ members }) => members.includes(user));
    const { page, next } = paginate(mine, args, { limit: 100, most: 999 });
    return {
      channels: page.map(channel =>
        channelObject(channel, user, teamOf(platform)),
      ),
      ...cursorField(next),
    };
  }),
};

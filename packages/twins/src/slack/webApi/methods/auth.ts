import { teamOf } from '../../Platform';
import { userOf } from '../lookUp';
import { method, type Methods } from '../Method';

export const authMethods: Methods = {
  'auth.test': method('hundreds', [], call => {
    const { platform } = call;
    const app = platform.app();
    const bot = userOf(call, app.botUserId);
    return {
      url: `${platform.url()}/`,
      team: 'Meridian Books',
      user: bot.name,
      team_id: teamOf(platform),
      user_id: bot.id,
      bot_id: app.botId,
      is_enterprise_install: false,
    };
  }),
  'apps.connections.open': {
    token: 'app',
    limit: 50,
    scopes: () => [],
    run: ({ platform, sockets }) => ({
      url: `${platform.url().replace(/^http/, 'ws')}${sockets.ticket()}`,
    }),
  },
  'team.info': method(50, ['team:read'], ({ platform }) => ({
    team: {
      id: teamOf(platform),
      name: 'Meridian Books',
      domain: 'meridian-books',
      email_domain: 'meridian.example',
      icon: { image_default: true },
    },
  })),
  'bots.info': method(50, ['users:read'], ({ platform }) => {
    const { appId, botId, botUserId, name } = platform.app();
    return {
      bot: {
        id: botId,
        deleted: false,
        name,
        updated: 0,
        app_id: appId,
        user_id: botUserId,
        icons: {},
      },
    };
  }),
};

import type { Deliveries } from '../delivery/createDeliveries';
import type { Json } from '../Json';
import { teamOf, type Platform } from '../Platform';
import type { ResponsePlace, ResponseUrls } from './createResponseUrls';
import type { Triggers } from './createTriggers';

/** What a person's act on the app works on. */
export interface Desk {
  readonly platform: Platform;
  readonly triggers: Triggers;
  readonly urls: ResponseUrls;
  readonly deliveries: Deliveries;
}

/** A fresh response URL. */
export const responseUrl = (
  { platform, urls }: Desk,
  kind: 'actions' | 'commands',
  place: ResponsePlace,
) => `${platform.url()}/${kind}/${teamOf(platform)}/${urls.issue(place)}`;

/** The fields every interaction starts with. */
export function interaction(desk: Desk, userId: string): Json {
  const { platform } = desk;
  const { appId, verificationToken } = platform.app();
  const user = platform.world.users.get(userId);
  return {
    team: { id: teamOf(platform), domain: 'meridian-books' },
    user: {
      id: userId,
      username: user?.name,
      name: user?.name,
      team_id: user?.teamId,
    },
    api_app_id: appId,
    token: verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

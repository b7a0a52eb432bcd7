import type { World } from '../world/createWorld';
import { EVENT_SCOPES, type SlackApp } from '../SlackApp';
import { asText, type Json } from '../Json';
import type { Channel } from '../world/Channel';
import type { Deliveries } from './createDeliveries';

/** The name an app subscribes to an event by. */
function subscriptionOf(event: Json): string {
  const type = asText(event.type);
  if (type !== 'message') return type;
  const kinds: Record<string, string> = {
    channel: 'message.channels',
    group: 'message.groups',
    im: 'message.im',
  };
  return kinds[asText(event.channel_type)] ?? type;
}

/** A public channel's events need the scope of channels, a private one's that of groups. */
function scopeOf(subscription: string, about?: Channel): string | undefined {
  const scope = EVENT_SCOPES[subscription];
  return subscription.startsWith('member_') && about?.kind === 'public'
    ? 'channels:read'
    : scope;
}

/** Whether the app subscribed, may hear it, and its bot is there to hear it. */
function hears(app: SlackApp, event: Json, about?: Channel): boolean {
  const subscription = subscriptionOf(event);
  if (!app.events.includes(subscription)) return false;
  const scope = scopeOf(subscription, about);
  if (scope && !app.scopes.includes(scope)) return false;
  const everywhere = /^channel_(archive|unarchive|rename|created)$/;
  if (!about || everywhere.test(subscription)) return true;
  const leaves =
    subscription === 'member_left_channel' && event.user === app.botUserId;
  return leaves || about.members.includes(app.botUserId);
}

/** The Events API: wraps what happened and hands it over. */
export function createEvents(deps: {
  readonly world: World;
  readonly app: () => SlackApp;
  readonly deliveries: () => Deliveries;
}) {
  return (event: Json, about?: Channel) => {
    const app = deps.app();
    if (!hears(app, event, about)) return;
    const team = deps.world.users.get(app.botUserId)?.teamId ?? '';
    const payload = {
      token: app.verificationToken,
      team_id: team,
      context_team_id: team,
      api_app_id: app.appId,
      event,
      type: 'event_callback',
      event_id: deps.world.nextId('Ev0'),
      event_time: deps.world.seconds(),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
    void deps.deliveries().sendEvent({ type: 'events_api', payload });
  };
}

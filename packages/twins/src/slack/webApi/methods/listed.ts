import type { Channel } from '../../world/Channel';
import type { Call } from '../Method';
import { SlackError } from '../SlackError';

const SCOPES: Readonly<Record<string, string>> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

const KINDS: Readonly<Record<string, Channel['kind'] | undefined>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
};

const typesOf = ({ args }: Call) =>
  (args.text('types') || 'public_channel').split(',').map(one => one.trim());

/** Each type of conversation asked for needs a scope. */
export const scopesOfTypes = (call: Call): readonly string[] =>
  typesOf(call).map(type => {
    if (!Object.hasOwn(SCOPES, type)) throw new SlackError('invalid_types');
    return SCOPES[type];
  });

/** Whether lists show it already. */
export const isShown = (
  { hiddenUntil }: { readonly hiddenUntil?: number },
  now: number,
) => hiddenUntil === undefined || hiddenUntil <= now;

/** Channels of the types asked for that lists show to the bot. */
export function listed(call: Call): readonly Channel[] {
  const { world, app, clock } = call.platform;
  const kinds = typesOf(call).map(type => KINDS[type]);
  return [...world.channels.values()].filter(
    channel =>
      kinds.includes(channel.kind) &&
      isShown(channel, clock.now()) &&
      (channel.kind === 'public' ||
        channel.members.includes(app().botUserId)) &&
      !(call.args.flag('exclude_archived') && channel.archived),
  );
}

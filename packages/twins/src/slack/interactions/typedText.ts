import type { Platform } from '../Platform';

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What a person typed, as Slack sends it: names become ids, and `&<>` harmless. */
export function typedText(
  { world }: Platform,
  typed: string,
  form: 'message' | 'command' = 'message',
): string {
  const users = [...world.users.values()];
  const groups = [...world.usergroups.values()];
  const channels = [...world.channels.values()];
  const label = (name: string) => (form === 'command' ? `|${name}` : '');
  return escape(typed)
    .replace(
      /(^|[\s(])@([\p{L}\p{N}._-]*[\p{L}\p{N}_-])/gu,
      (whole, before, name) => {
        if (['channel', 'here', 'everyone'].includes(name))
          return `${before}<!${name}>`;
        const user = users.find(one => one.name === name);
        if (user) return `${before}<@${user.id}${label(name)}>`;
        const group = groups.find(one => one.handle === name);
        return group ? `${before}<!subteam^${group.id}|@${name}>` : whole;
      },
    )
    .replace(/(^|[\s(])#([\p{L}\p{N}_-]+)/gu, (whole, before, name) => {
      const channel = channels.find(one => one.name === name);
      return channel ? `${before}<#${channel.id}|${name}>` : whole;
    });
}

import type { ChatAccount } from '@incident-response/backstage-plugin-incident-response-node';

const REASONS: Readonly<Record<ChatAccount['standing'], string | undefined>> = {
  member: undefined,
  guest:
    'You are a guest in this workspace, and guests decide nothing. Ask a member, or use the incident page.',
  stranger:
    'Your account belongs to another workspace, and only people of ours decide. Use the incident page.',
  bot: 'Programs decide nothing. A person has to do this.',
  deactivated: 'Your account is deactivated. Use the incident page.',
};

/** Why an account may do nothing at all, or `undefined`. */
export const whyNotThem = ({ standing }: ChatAccount): string | undefined =>
  REASONS[standing];

import type { SlackUser } from '@incident-response/twins';

/** Public, and there from the first day. */
export const ANNOUNCEMENTS = 'C0INCIDENTS';

/** Whom the alert and the catalog name, by their names in the catalog. */
export const MEMBERS: readonly SlackUser[] = ['ada', 'ben', 'carol'].map(
  name => ({
    id: `U0${name.toUpperCase()}`,
    name,
    realName: name,
    email: `${name}@example.org`,
    kind: 'member',
    teamId: 'T0MERIDIAN',
    updated: 0,
  }),
);

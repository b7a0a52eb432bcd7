import type { SlackUser } from './User';

/** The workspace of the demo organisation. */
export const TEAM = {
  id: 'T0MERIDIAN',
  name: 'Meridian Books',
  domain: 'meridian-books',
} as const;

const PEOPLE = [
  ['ada.moreau', 'Ada Moreau'],
  ['ben.okafor', 'Ben Okafor'],
  ['clara.lindqvist', 'Clara Lindqvist'],
  ['dev.raman', 'Dev Raman'],
  ['elif.yildiz', 'Elif Yıldız'],
  ['farid.haddad', 'Farid Haddad'],
  ['grace.obi', 'Grace Obi'],
  ['hana.sato', 'Hana Sato'],
  ['ivo.kovac', 'Ivo Kovač'],
  ['june.park', 'June Park'],
] as const;

/** `ada.moreau` → `U0ADAMOREAU` */
const idOf = (name: string) =>
  `U0${name.replace(/[^a-z0-9]/g, '').toUpperCase()}`;

function person(
  name: string,
  realName: string,
  rest: Partial<SlackUser> = {},
): SlackUser {
  return {
    id: idOf(name),
    name,
    realName,
    email: `${name}@meridian.example`,
    kind: 'member',
    teamId: TEAM.id,
    updated: 0,
    ...rest,
  };
}

/**
 * The demo organisation's people, with the e-mails they have in the catalog, and those who must
 * not decide: a guest, another app's bot, somebody who left, and a stranger from another workspace.
 *
 * @public
 */
export const demoPeople: readonly SlackUser[] = [
  ...PEOPLE.map(([name, realName]) => person(name, realName)),
  person('gus.guest', 'Gus Guest', {
    kind: 'guest',
    email: 'gus@agency.example',
  }),
  person('calendar', 'Calendar', {
    kind: 'bot',
    botId: 'B0CALENDAR',
    email: undefined,
  }),
  person('dana.departed', 'Dana Departed', { kind: 'deactivated' }),
  person('sam.stranger', 'Sam Stranger', {
    kind: 'stranger',
    teamId: 'T0ELSEWHERE',
    email: 'sam@elsewhere.example',
  }),
];

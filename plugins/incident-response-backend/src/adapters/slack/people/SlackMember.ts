import { z } from 'zod';

/** What somebody is in the workspace; only a member may be called to a war room unasked. */
export type MemberKind =
  | 'member'
  | 'guest'
  | 'bot'
  | 'deactivated'
  | 'stranger';

/** Somebody as Slack knows them. */
export interface SlackMember {
  /** `U…` or `W…` */
  readonly id: string;
  readonly teamId: string;
  /** In lower case. */
  readonly email?: string;
  /** As Slack shows it. */
  readonly name?: string;
  readonly kind: MemberKind;
}

const flag = z.boolean().optional();

const userSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  name: z.string().optional(),
  profile: z
    .object({
      email: z.string().nullish(),
      display_name: z.string().optional(),
      real_name: z.string().optional(),
    })
    .optional(),
});

type User = z.infer<typeof userSchema>;

function kindOf(
  user: User,
  isOurTeam: (teamId: string) => boolean,
): MemberKind {
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.is_stranger || (user.team_id && !isOurTeam(user.team_id)))
    return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** The beginning of a text, no character halved. */
const wholeCharacters = (text: string, max: number) =>
  text.slice(0, max).replace(/[\ud800-\udbff]$/, '');

/** A user of `users.list`, `users.info` or `users.lookupByEmail`; `undefined` for what is none. */
export function readMember(
  user: unknown,
  isOurTeam: (teamId: string) => boolean,
): SlackMember | undefined {
  const { data } = userSchema.safeParse(user);
  if (!data) return undefined;
  const email = data.profile?.email?.trim().toLowerCase();
  const { display_name: shown, real_name: real } = data.profile ?? {};
  const name = wholeCharacters((shown || real || data.name || '').trim(), 200);
  return {
    id: data.id,
    teamId: data.team_id ?? '',
    ...(email && { email }),
    ...(name && { name }),
    kind: kindOf(data, isOurTeam),
  };
}

const REASONS: Readonly<Record<Exclude<MemberKind, 'member'>, string>> = {
  guest: 'They are a guest in Slack; invite them by hand if they may read it.',
  bot: 'Their Slack account is a bot.',
  deactivated: 'Their Slack account is deactivated.',
  stranger: 'Their Slack account belongs to another workspace.',
};

/** Why somebody is not called unasked, or `undefined`. */
export const whyNotCalled = ({ kind }: SlackMember): string | undefined =>
  kind === 'member' ? undefined : REASONS[kind];

/**
 * A member of the workspace, or a guest, bot or stranger seen in it.
 *
 * @public
 */
export interface SlackUser {
  /** `U…` */
  readonly id: string;
  /** Handle, without `@`. */
  readonly name: string;
  readonly realName: string;
  readonly email?: string;
  readonly kind:
    | 'member'
    | 'guest'
    | 'singleChannelGuest'
    | 'bot'
    | 'stranger'
    | 'deactivated';
  /** `B…`, of a bot. */
  readonly botId?: string;
  /** `T…`; another one for a stranger. */
  readonly teamId: string;
  /** Seconds since 1970. */
  readonly updated: number;
}

/** The user as `users.info` tells it; the e-mail only to whom may read it. */
export function userObject(user: SlackUser, mayReadEmail: boolean) {
  const email = mayReadEmail && user.email ? { email: user.email } : {};
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.kind === 'deactivated',
    color: '9f69e7',
    real_name: user.realName,
    tz: 'Europe/Amsterdam',
    tz_label: 'Central European Time',
    tz_offset: 3600,
    profile: {
      title: '',
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.kind === 'bot' ? '' : user.name,
      display_name_normalized: user.kind === 'bot' ? '' : user.name,
      team: user.teamId,
      ...(user.botId ? { bot_id: user.botId } : {}),
      ...email,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.kind === 'guest' || user.kind === 'singleChannelGuest',
    is_ultra_restricted: user.kind === 'singleChannelGuest',
    is_bot: user.kind === 'bot',
    is_app_user: false,
    ...(user.kind === 'stranger' ? { is_stranger: true } : {}),
    updated: user.updated,
  };
}

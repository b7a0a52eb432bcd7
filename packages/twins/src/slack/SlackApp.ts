/**
 * A slash command the app has registered.
 *
 * @public
 */
export interface SlashCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usageHint?: string;
}

/**
 * The one app that is installed: what its settings pages would say.
 *
 * @public
 */
export interface SlackApp {
  readonly appId: string;
  readonly name: string;
  readonly botUserId: string;
  readonly botId: string;
  /** Of the web API. */
  readonly botToken: string;
  /** Of Socket Mode. */
  readonly appToken: string;
  readonly signingSecret: string;
  /** Sent as `token` in every payload; deprecated, yet still there. */
  readonly verificationToken: string;
  /** What the bot token may do. */
  readonly scopes: readonly string[];
  /** `bot_events` it subscribes to, as in a manifest: `message.groups`, `pin_added` … */
  readonly events: readonly string[];
  readonly commands: readonly SlashCommand[];
  /** Whether its App Home has the Messages tab: without it, it may not write to people directly. */
  readonly messagesTab: boolean;
}

/** Every scope a method or event of the twin asks for. */
export const ALL_SCOPES: readonly string[] = [
  'app_mentions:read',
  'bookmarks:read',
  'bookmarks:write',
  'canvases:write',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'pins:read',
  'pins:write',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
  'users:read.email',
];

/** Every event the twin tells, with the scope it needs. */
export const EVENT_SCOPES: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  channel_archive: 'channels:read',
  channel_created: 'channels:read',
  channel_rename: 'channels:read',
  channel_unarchive: 'channels:read',
  group_archive: 'groups:read',
  group_rename: 'groups:read',
  group_unarchive: 'groups:read',
  member_joined_channel: 'groups:read',
  member_left_channel: 'groups:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  pin_added: 'pins:read',
  pin_removed: 'pins:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  team_join: 'users:read',
  user_change: 'users:read',
};

/** An app with every scope and event, and the commands of the product. */
export const defaultApp: SlackApp = {
  appId: 'A0INCIDENT',
  name: 'incident-response',
  botUserId: 'U0INCIDENTBOT',
  botId: 'B0INCIDENT',
  botToken: 'xoxb-twin-bot-token',
  appToken: 'xapp-1-A0INCIDENT-twin-app-token',
  signingSecret: 'twin-signing-secret',
  verificationToken: 'twin-verification-token',
  scopes: ALL_SCOPES,
  events: Object.keys(EVENT_SCOPES),
  messagesTab: true,
  commands: [
    {
      command: '/incident-response',
      description: 'Run an incident from here',
      usageHint: 'help | status | update | take | resolve',
    },
    {
      command: '/incident',
      description: 'Short for /incident-response',
      usageHint: 'help | status | update | take | resolve',
    },
  ],
};

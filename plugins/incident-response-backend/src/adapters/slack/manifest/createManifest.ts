import { ANNOUNCING_SCOPES, SCOPES } from '../client/scopes';
import { EVENTS } from '../inbound/events';

export const MANIFEST_MODES = ['socket', 'http'] as const;
export type ManifestMode = (typeof MANIFEST_MODES)[number];

export interface ManifestOptions {
  readonly mode: ManifestMode;
  /** Where Slack reaches the backend, `https://…` without a slash at the end; asked for by `http`. */
  readonly url?: string;
  /** Name of the app and its bot. Default: `Incident Response`. */
  readonly name?: string;
  /** Each with its slash. */
  readonly commands?: readonly string[];
}

/** Where a backend is not known yet. */
export const EXAMPLE_URL = 'https://backstage.example.com';
const EVENTS_PATH = '/api/incident-response/slack/events';

const command = (name: string, address: object) => ({
  command: name,
  description: 'Declare an incident, or run the one of this channel',
  usage_hint: 'help | declare | status | update | take | resolve',
  // Names of people come as their ids.
  should_escape: true,
  ...address,
});

/** What api.slack.com takes under "From a manifest". */
export function createManifest(options: ManifestOptions) {
  const { mode, name = 'Incident Response' } = options;
  const { url = EXAMPLE_URL, commands = ['/incident-response'] } = options;
  const target = `${url}${EVENTS_PATH}`;
  const address = mode === 'http' ? { request_url: target } : {};
  return {
    display_information: {
      name,
      description: 'War rooms for incidents of Backstage',
      background_color: '#1f2937',
    },
    features: {
      // Without it Slack refuses every direct message of the app; what people write there is not read.
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: name, always_online: true },
      slash_commands: commands.map(each =>
        command(each, mode === 'http' ? { url: target } : {}),
      ),
    },
    oauth_config: {
      scopes: {
        bot: [...Object.keys(SCOPES), ...Object.keys(ANNOUNCING_SCOPES)].sort(),
      },
    },
    settings: {
      event_subscriptions: {
        ...address,
        bot_events: Object.keys(EVENTS).sort(),
      },
      interactivity: { is_enabled: true, ...address },
      org_deploy_enabled: false,
      socket_mode_enabled: mode === 'socket',
      token_rotation_enabled: false,
    },
  };
}

export type Manifest = ReturnType<typeof createManifest>;

import type { Reader } from './Reader';

/** The Slack app that opens war rooms. */
export interface SlackConfig {
  readonly botToken: string;
  /** How Slack tells what people do: over sockets that we open, or by signed requests. */
  readonly mode: 'socket' | 'http';
  /** Of Socket Mode. */
  readonly appToken?: string;
  /** Sockets of a replica. */
  readonly sockets: 1 | 2;
  /** Of signed HTTP: every one that is valid. */
  readonly signingSecrets: readonly string[];
  /** As the slash command is named in the workspace. */
  readonly command: string;
  /** Workspaces that are ours; empty: the one of the bot token. */
  readonly teamIds: readonly string[];
  /** Channel id where everybody is told. */
  readonly announceChannel?: string;
  readonly decisions: 'allow' | 'consoleOnly';
  /** Where nudges to the commander go. */
  readonly nudges: 'room' | 'dm';
  /** Ends with `/`. Absent: Slack. */
  readonly apiUrl?: string;
}

const KEYS = [
  'botToken',
  'mode',
  'appToken',
  'sockets',
  'signingSecret',
  'command',
  'teamIds',
  'announceChannel',
  'decisions',
  'nudges',
  'apiUrl',
];

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function token(reader: Reader, key: string, prefix: string) {
  const text = reader.string(key);
  if (text === undefined || text.startsWith(prefix)) return text;
  return reader.wrong(
    key,
    `must begin with ${prefix}; it is another token of the app.`,
  );
}

function readTeams(reader: Reader): readonly string[] {
  const teams = reader.strings('teamIds') ?? [];
  const odd = teams.find(team => !/^[TE][A-Z0-9]+$/.test(team));
  if (odd !== undefined)
    reader.wrong(
      'teamIds',
      `holds '${odd}', which is no workspace id; one looks like T012ABCDEF.`,
    );
  return teams;
}

function readChannel(reader: Reader): string | undefined {
  const channel = reader.string('announceChannel');
  if (channel === undefined || /^[CG][A-Z0-9]+$/.test(channel)) return channel;
  return reader.wrong(
    'announceChannel',
    `is '${channel}', which is no channel id; one looks like C012ABCDEF and is at the end of the channel's details.`,
  );
}

function readDecisions(reader: Reader): SlackConfig['decisions'] {
  const decisions = reader.string('decisions') ?? 'allow';
  if (decisions === 'allow' || decisions === 'consoleOnly') return decisions;
  reader.wrong('decisions', "must be 'allow' or 'consoleOnly'.");
  return 'consoleOnly';
}

function readNudges(reader: Reader): SlackConfig['nudges'] {
  const nudges = reader.string('nudges') ?? 'room';
  if (nudges === 'room' || nudges === 'dm') return nudges;
  reader.wrong('nudges', "must be 'room' or 'dm'.");
  return 'room';
}

function readMode(reader: Reader): SlackConfig['mode'] {
  const mode = reader.string('mode') ?? 'socket';
  if (mode !== 'socket' && mode !== 'http') {
    reader.wrong('mode', "must be 'socket' or 'http'.");
    return 'socket';
  }
  if (mode === 'socket' && !reader.has('appToken'))
    reader.wrong(
      'appToken',
      'is missing; Socket Mode needs the app-level token, which begins with xapp-.',
    );
  if (mode === 'http' && !reader.has('signingSecret'))
    reader.wrong(
      'signingSecret',
      'is missing; requests of Slack are signed with it.',
    );
  return mode;
}

function readSockets(reader: Reader): SlackConfig['sockets'] {
  const sockets = reader.number('sockets') ?? 2;
  if (sockets === 1 || sockets === 2) return sockets;
  reader.wrong('sockets', 'must be 1 or 2.');
  return 2;
}

function readCommand(reader: Reader): string {
  const command = reader.string('command') ?? '/incident-response';
  if (/^\/[a-z0-9_-]{1,31}$/.test(command)) return command;
  reader.wrong(
    'command',
    `is '${command}'; a slash command looks like /incident-response.`,
  );
  return '/incident-response';
}

/** Tokens go there: nobody on the way may read them. */
function readApiUrl(reader: Reader): string | undefined {
  const text = reader.string('apiUrl');
  if (text === undefined) return undefined;
  if (!URL.canParse(text))
    return reader.wrong('apiUrl', `is '${text}', which is not a URL.`);
  const { protocol, hostname } = new URL(text);
  const isSafe =
    protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  return isSafe
    ? text.replace(/\/*$/, '/')
    : reader.wrong(
        'apiUrl',
        'must begin with https://, or name this very machine; it is for a stand-in of Slack only.',
      );
}

/** A twin on this very machine connects nobody. */
export function isRealSlack(reader: Reader | undefined): boolean {
  if (!reader) return false;
  const url = reader.string('apiUrl');
  return !(
    url !== undefined &&
    URL.canParse(url) &&
    LOOPBACK.test(new URL(url).hostname)
  );
}

/** Without the section the incident page is the war room. */
export function readSlack(root: Reader): SlackConfig | undefined {
  const reader = root.section('slack');
  if (!reader) return undefined;
  reader.only(KEYS);
  if (!reader.has('botToken'))
    reader.wrong('botToken', 'is missing; it begins with xoxb-.');
  return {
    botToken: token(reader, 'botToken', 'xoxb-') ?? '',
    mode: readMode(reader),
    appToken: token(reader, 'appToken', 'xapp-'),
    sockets: readSockets(reader),
    signingSecrets: reader.strings('signingSecret') ?? [],
    command: readCommand(reader),
    teamIds: readTeams(reader),
    announceChannel: readChannel(reader),
    decisions: readDecisions(reader),
    nudges: readNudges(reader),
    apiUrl: readApiUrl(reader),
  };
}

import type { Reader } from './Reader';

/** The Slack app that opens war rooms. */
export interface SlackConfig {
  readonly botToken: string;
  /** Of Socket Mode. */
  readonly appToken?: string;
  /** Of signed HTTP. */
  readonly signingSecret?: string;
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
  'appToken',
  'signingSecret',
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

/** Without the section the incident page is the war room. */
export function readSlack(root: Reader): SlackConfig | undefined {
  const reader = root.section('slack');
  if (!reader) return undefined;
  reader.only(KEYS);
  if (!reader.has('botToken'))
    reader.wrong('botToken', 'is missing; it begins with xoxb-.');
  return {
    botToken: token(reader, 'botToken', 'xoxb-') ?? '',
    appToken: token(reader, 'appToken', 'xapp-'),
    signingSecret: reader.string('signingSecret'),
    teamIds: readTeams(reader),
    announceChannel: readChannel(reader),
    decisions: readDecisions(reader),
    nudges: readNudges(reader),
    apiUrl: readApiUrl(reader),
  };
}

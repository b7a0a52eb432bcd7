import { asList, asText, isJson, type Json } from '../Json';

/**
 * Whom a message calls, and where its links lead.
 *
 * @public
 */
export interface Pings {
  /** Ids of users mentioned. */
  readonly users: readonly string[];
  /** Ids of user groups mentioned. */
  readonly usergroups: readonly string[];
  /** `channel`, `here`, `everyone`. */
  readonly broadcasts: readonly string[];
  /** Links that can be clicked, mail addresses included; `button` urls are among them. */
  readonly links: readonly string[];
}

const TOKEN = /<([^<>\n]+)>/g;
/** Slack links bare addresses as well. */
const BARE_URL = /\bhttps?:\/\/[^\s<>|]+/g;
const LINK = /^(?:https?:\/\/|mailto:|tel:|[a-z][a-z0-9+.-]*:\/\/)/i;
const BROADCAST = /^!(channel|here|everyone|group)\b/;
const SUBTEAM = /^!subteam\^([A-Z0-9]+)/;

type Found = readonly [kind: keyof Pings, what: string];

function ofToken(token: string): readonly Found[] {
  const [target] = token.split('|');
  if (/^@[UW][A-Z0-9]+$/.test(target)) return [['users', target.slice(1)]];
  const subteam = SUBTEAM.exec(target);
  if (subteam) return [['usergroups', subteam[1]]];
  const broadcast = BROADCAST.exec(target);
  if (broadcast) return [['broadcasts', broadcast[1]]];
  return LINK.test(target) ? [['links', target]] : [];
}

function ofMrkdwn(text: string): readonly Found[] {
  const tokens = [...text.matchAll(TOKEN)].flatMap(([, token]) =>
    ofToken(token),
  );
  const bare = [...text.replace(TOKEN, ' ').matchAll(BARE_URL)].map(
    ([url]): Found => ['links', url],
  );
  return [...tokens, ...bare];
}

/** Elements of rich text say what they are. */
function ofRichElement(element: Json): readonly Found[] {
  switch (element.type) {
    case 'user':
      return [['users', asText(element.user_id)]];
    case 'usergroup':
      return [['usergroups', asText(element.usergroup_id)]];
    case 'broadcast':
      return [['broadcasts', asText(element.range)]];
    case 'link':
      return [['links', asText(element.url)]];
    default:
      return asList(element.elements).flatMap(ofRichElement);
  }
}

const STANDARD_LINK = /\]\(([^)\s]+)\)/g;

function ofMarkdownBlock(block: Json): readonly Found[] {
  const text = asText(block.text);
  return [
    ...ofMrkdwn(text),
    ...[...text.matchAll(STANDARD_LINK)].map(
      ([, url]): Found => ['links', url],
    ),
  ];
}

function ofBlocks(value: unknown): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap(ofBlocks);
  if (!isJson(value)) return [];
  switch (value.type) {
    case 'plain_text':
      return [];
    case 'mrkdwn':
      return ofMrkdwn(asText(value.text));
    case 'rich_text':
      return asList(value.elements).flatMap(ofRichElement);
    case 'markdown':
      return ofMarkdownBlock(value);
    case 'button':
      return value.url ? [['links', asText(value.url)]] : [];
    default:
      return Object.values(value).flatMap(ofBlocks);
  }
}

/**
 * Who is called by a text and its blocks, and what can be clicked. It reads the worst into what
 * Slack leaves open: the text beside blocks counts, and so does what stands between backticks.
 *
 * @public
 */
export function pingsOf(message: {
  readonly text?: string;
  readonly blocks?: readonly Json[];
  readonly attachments?: readonly Json[];
}): Pings {
  const found = [
    ...ofMrkdwn(message.text ?? ''),
    ...ofBlocks(message.blocks ?? []),
    ...asList(message.attachments).flatMap(attachment => [
      ...ofMrkdwn(asText(attachment.text)),
      ...ofBlocks(attachment.blocks ?? []),
    ]),
  ];
  const those = (wanted: keyof Pings) => [
    ...new Set(found.filter(([kind]) => kind === wanted).map(([, id]) => id)),
  ];
  return {
    users: those('users'),
    usergroups: those('usergroups'),
    broadcasts: those('broadcasts'),
    links: those('links'),
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ANNOUNCING_SCOPES, SCOPES } from '../client/scopes';
import { EVENTS } from '../inbound/events';
import { createManifest, MANIFEST_MODES } from './createManifest';
import { EVENT_SCOPES, METHOD_SCOPES } from './methodScopes';
import { readOptions } from './readOptions';

const ADAPTER = resolve(__dirname, '..');
const COMMITTED = resolve(__dirname, '../../../../slack');
/** `client.chat.update(`, `client.users.list(`, over line ends as well. */
const CALL = /\bclient\s*((?:\.\s*[a-zA-Z]+\s*){2,})\(/g;

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === '__testUtils__' ? [] : sources(path);
    return /(?<!\.test)\.ts$/.test(entry.name)
      ? [readFileSync(path, 'utf8')]
      : [];
  });
}

const called = new Set(
  sources(ADAPTER).flatMap(text =>
    [...text.matchAll(CALL)].map(([, path]) =>
      path.replace(/[\s]/g, '').slice(1),
    ),
  ),
);
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

describe('the manifest', () => {
  const { oauth_config: oauth, settings } = createManifest({ mode: 'socket' });

  it('knows every method that the code calls, and no other', () => {
    expect(called.size).toBeGreaterThan(15);
    expect(sorted(called)).toEqual(sorted(Object.keys(METHOD_SCOPES)));
  });

  it('asks for exactly the scopes of the methods, the events and the command', () => {
    expect(oauth.scopes.bot).toEqual(
      sorted([
        'commands',
        ...Object.values(METHOD_SCOPES).flat(),
        ...Object.values(EVENT_SCOPES).flat(),
      ]),
    );
  });

  it('subscribes to exactly the events that are listened to', () => {
    expect(settings.event_subscriptions.bot_events).toEqual(
      sorted(Object.keys(EVENTS)),
    );
    expect(sorted(Object.keys(EVENT_SCOPES))).toEqual(
      sorted(Object.keys(EVENTS)),
    );
  });

  it.each(MANIFEST_MODES)('for %s is the committed one', mode => {
    const file = join(COMMITTED, `manifest.${mode}.json`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      createManifest({ mode }),
    );
  });

  it('over HTTP says where to, over sockets nowhere', () => {
    const target = 'https://b.example.org/api/incident-response/slack/events';
    const http = createManifest(
      readOptions(['http', '--url', 'https://b.example.org/']),
    );
    expect(http.settings.event_subscriptions).toMatchObject({
      request_url: target,
    });
    expect(http.settings.interactivity).toMatchObject({ request_url: target });
    expect(http.features.slash_commands).toMatchObject([{ url: target }]);
    expect(JSON.stringify(createManifest({ mode: 'socket' }))).not.toContain(
      'https://',
    );
  });

  it('lets the app write to people directly, and says that nobody reads what they answer there', () => {
    expect(createManifest({ mode: 'socket' }).features.app_home).toEqual({
      home_tab_enabled: false,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });

  it('is described, scope by scope and event by event', () => {
    const docs = readFileSync(
      resolve(__dirname, '../../../../../../docs/slack.md'),
      'utf8',
    );
    const silent = [
      ...Object.keys({ ...SCOPES, ...ANNOUNCING_SCOPES, ...EVENTS }),
    ].filter(name => !docs.includes(`\`${name}\``));
    expect(silent).toEqual([]);
  });
});

describe('the options', () => {
  it('take further commands and a name', () => {
    const { features } = createManifest(
      readOptions(['socket', '--name', 'Ada', '--command', '/incident']),
    );
    expect(features.bot_user.display_name).toBe('Ada');
    expect(features.slash_commands).toMatchObject([{ command: '/incident' }]);
  });

  it.each([
    [[], /socket or http/],
    [['carrier-pigeon'], /socket or http/],
    [['http', '--url', 'http://b.example.org'], /https:\/\//],
    [['socket', '--url', 'https://b.example.org'], /--url is for http/],
    [['socket', '--command', 'incident'], /no slash command/],
    [['socket', '--name', 'x'.repeat(36)], /1 to 35/],
  ])('say what is wrong with %j', (args, sentence) => {
    expect(() => readOptions(args)).toThrow(sentence);
  });
});

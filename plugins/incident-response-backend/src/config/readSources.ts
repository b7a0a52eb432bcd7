import type { GrafanaOncallConfig } from './IncidentResponseConfig';
import type { Reader } from './Reader';
import { readOutboundUrl } from './readOutboundUrl';

function secrets(reader: Reader, key: string): readonly string[] {
  const values = reader.strings(key) ?? [];
  if (values.length > 2) {
    reader.wrong(
      key,
      `holds ${values.length} values; two at most are valid at once, the new one and the one being replaced.`,
    );
  }
  return values;
}

function readBasic(reader: Reader): GrafanaOncallConfig['basic'] {
  const section = reader.section('basic');
  if (!section) return undefined;
  section.only(['username', 'password']);
  const username = section.string('username');
  const password = section.string('password');
  if (username === undefined) section.wrong('username', 'is missing.');
  if (password === undefined) section.wrong('password', 'is missing.');
  if (username?.includes(':')) {
    section.wrong('username', 'must not contain a colon.');
  }
  return username !== undefined && password !== undefined
    ? { username, password }
    : undefined;
}

/** Where whoever is on call is paged; without the section nobody is. */
function readApi(source: Reader): GrafanaOncallConfig['api'] {
  const reader = source.section('api');
  if (!reader) return undefined;
  reader.only(['url', 'token', 'allowPrivateNetwork']);
  const allowPrivateNetwork = reader.boolean('allowPrivateNetwork') ?? false;
  const url = readOutboundUrl(reader, {
    allowPrivateNetwork,
    instead: 'set token',
  });
  if (URL.canParse(url) && /[?#]/.test(url))
    reader.wrong('url', 'must end with its path; leave out what follows it.');
  const token = reader.string('token');
  if (token === undefined) reader.wrong('token', 'is missing.');
  else if (token.startsWith('glsa_'))
    reader.wrong(
      'token',
      "is that of a service account, which OnCall does not let page; make an API key of a user in OnCall's settings.",
    );
  else if (!/^[\x21-\x7e]+$/.test(token))
    reader.wrong(
      'token',
      'must be the key alone, without spaces and without Bearer before it.',
    );
  return { url, token: token ?? '', allowPrivateNetwork };
}

function readGrafanaOncall(
  sources: Reader | undefined,
): GrafanaOncallConfig | undefined {
  const reader = sources?.section('grafanaOncall');
  if (!reader) return undefined;
  const known = ['authorization', 'basic', 'hmacSecrets'];
  reader.only([...known, 'api']);
  const authorization = secrets(reader, 'authorization');
  const basic = readBasic(reader);
  const hmacSecrets = secrets(reader, 'hmacSecrets');
  if (!known.some(key => reader.has(key))) {
    reader.wrong(
      '',
      'has no authentication; set authorization, basic or hmacSecrets, or remove the section to turn the source off.',
    );
  }
  const api = readApi(reader);
  return { authorization, basic, hmacSecrets, ...(api ? { api } : {}) };
}

/** Sources that are not configured are off. */
export function readSources(root: Reader) {
  const sources = root.section('sources');
  sources?.only(['grafanaOncall']);
  return { grafanaOncall: readGrafanaOncall(sources) };
}

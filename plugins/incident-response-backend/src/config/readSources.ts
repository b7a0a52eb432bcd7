import type { GrafanaOncallConfig } from './IncidentResponseConfig';
import type { Reader } from './Reader';

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

function readGrafanaOncall(
  sources: Reader | undefined,
): GrafanaOncallConfig | undefined {
  const reader = sources?.section('grafanaOncall');
  if (!reader) return undefined;
  const known = ['authorization', 'basic', 'hmacSecrets'];
  reader.only(known);
  const authorization = secrets(reader, 'authorization');
  const basic = readBasic(reader);
  const hmacSecrets = secrets(reader, 'hmacSecrets');
  if (!known.some(key => reader.has(key))) {
    reader.wrong(
      '',
      'has no authentication; set authorization, basic or hmacSecrets, or remove the section to turn the source off.',
    );
  }
  return { authorization, basic, hmacSecrets };
}

/** Sources that are not configured are off. */
export function readSources(root: Reader) {
  const sources = root.section('sources');
  sources?.only(['grafanaOncall']);
  return { grafanaOncall: readGrafanaOncall(sources) };
}

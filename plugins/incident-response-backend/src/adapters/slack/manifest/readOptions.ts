import { parseArgs } from 'node:util';
import { MANIFEST_MODES, type ManifestOptions } from './createManifest';

export const USAGE = `yarn slack:manifest socket|http [options]
  --url URL       where Slack reaches the backend, https://…; http only
  --name TEXT     name of the app (Incident Response)
  --command TEXT  a slash command; may be repeated (/incident-response)`;

const COMMAND = /^\/[a-z0-9_-]{1,31}$/;
/** Slack's own. */
const LONGEST_NAME = 35;

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:')
    throw new Error(`--url ${text} is no address that begins with https://.`);
  return text.replace(/\/+$/, '');
}

/** @throws Error with a sentence for the person who typed it */
export function readOptions(args: readonly string[]): ManifestOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      name: { type: 'string' },
      command: { type: 'string', multiple: true },
    },
  });
  const mode = MANIFEST_MODES.find(each => each === positionals[0]);
  if (!mode || positionals.length > 1)
    throw new Error(`Say which manifest: socket or http.\n\n${USAGE}`);
  if (mode === 'socket' && values.url !== undefined)
    throw new Error('--url is for http: over sockets Slack needs no address.');
  const { name, command: commands } = values;
  if (name !== undefined && (name === '' || name.length > LONGEST_NAME))
    throw new Error(`--name has 1 to ${LONGEST_NAME} characters in Slack.`);
  const odd = commands?.find(each => !COMMAND.test(each));
  if (odd !== undefined)
    throw new Error(
      `--command ${odd} is no slash command: a slash, then at most 31 of a-z, 0-9, - and _.`,
    );
  return {
    mode,
    ...(values.url !== undefined && { url: origin(values.url) }),
    ...(name !== undefined && { name }),
    ...(commands && { commands }),
  };
}

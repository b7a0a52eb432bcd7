import { MARK, type Finder, type Span } from '../Span';
import { withoutStop } from './runs';
import { looksRandom } from './tokens';

const AUTHORIZATION =
  /authorization\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["']?(?=[^\s"'])/gi;
const SCHEME = /(?<![A-Za-z])(?:bearer|basic)\s{1,3}[A-Za-z0-9._~+/=-]+/gi;
const COOKIE = /(?<![A-Za-z])cookie\s{0,3}:\s{0,3}(?=[^\s])/gi;
// Longer than any server takes; without a limit, many names on one line would be read again each.
const LINE = /[^\r\n"'\\]{1,4096}/y;
const SCHEMES =
  /^(?:bearer|basic|digest|token|apikey|aws4-hmac-sha256|negotiate|hmac|oauth)\s/i;

function lineAt(text: string, start: number): string {
  LINE.lastIndex = start;
  return (LINE.exec(text)?.[0] ?? '').trimEnd();
}

/** The name of a scheme, or something no word is. */
const isCredential = (value: string) =>
  SCHEMES.test(value)
    ? !value.endsWith('…')
    : !/\s/.test(value) && value.length >= 12 && /[0-9=+/]/.test(value);

/** The rest of the line behind a header's name. */
function findHeader(
  text: string,
  pattern: RegExp,
  kind: 'authorization' | 'cookie',
  accept: (value: string) => boolean,
) {
  return [...text.matchAll(pattern)].flatMap(({ 0: name, index }) => {
    const start = index + name.length;
    const value = lineAt(text, start);
    return !value.startsWith(MARK) && accept(value)
      ? [{ kind, start, end: start + value.length }]
      : [];
  });
}

/** Headers that carry credentials, and credentials that stand alone behind their scheme. */
export const findHeaders: Finder = text => [
  ...findHeader(text, AUTHORIZATION, 'authorization', isCredential),
  ...findHeader(text, COOKIE, 'cookie', value =>
    /^[^\s=;]{1,100}=\S/.test(value),
  ),
  ...[...text.matchAll(SCHEME)].flatMap(({ 0: found, index }): Span[] => {
    const run = withoutStop(found);
    const value = run.split(/\s+/)[1] ?? '';
    return value.length >= 12 &&
      (looksRandom(value) || value.length >= 24 || value.endsWith('='))
      ? [{ kind: 'authorization', start: index, end: index + run.length }]
      : [];
  }),
];

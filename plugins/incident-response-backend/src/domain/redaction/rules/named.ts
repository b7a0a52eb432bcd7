import { MARK, type Finder, type Span } from '../Span';
import { looksRandom } from './tokens';

/** Names that nothing but a secret has. */
const STRONG = [
  'passw(?:or)?d',
  'passphrase',
  '(?<![a-z])pwd',
  '(?<![a-z])pass',
  'api[_-]?key',
  'access[_-]?key',
  'access[_-]?key[_-]?id',
  'account[_-]?key',
  'secret[_-]?key',
  'private[_-]?key',
  'signing[_-]?key',
  'encryption[_-]?key',
  'master[_-]?key',
  'secret[_-]?access[_-]?key',
  'client[_-]?secret',
  'webhook[_-]?secret',
  'signing[_-]?secret',
  '(?:access|auth|refresh|session|security|bearer|bot|id|api|csrf)[_-]?token',
  'x-amz-signature',
  'x-amz-credential',
].join('|');

/** Names that things without a secret have too: a Kubernetes Secret, a token count. */
const WEAK = [
  'secret',
  'token',
  'credentials?',
  '(?<=[?&])(?:sig|key|code)',
].join('|');

const PAIR = new RegExp(
  `(?:(${STRONG})|(${WEAK}))\\\\{0,3}["'\`]?\\s{0,3}(:=|=>|=|:)\\s{0,3}\\\\{0,3}`,
  'gi',
);
/** On a command line a blank is enough. */
const OPTION = new RegExp(
  `--(?:[a-z0-9-]{0,30})((?:${STRONG}|secret|token))()( |=)`,
  'gi',
);

const QUOTED = /(["'`])(?:(?!\1)[^\r\n\\])+/y;
const PLAIN = /[^\s"'`,;&|<>(){}\]\\]+/y;
const NOTHING =
  /^(?:true|false|null|nil|none|yes|no|on|off|undefined|unset|empty|missing|required|invalid|expired|[*•x.…-]{1,100}|\$[{(]?[a-z_]{1,60}[})]?|%[a-z_]{1,60}%?|<[^>]{0,60}>|\{\{.{0,60}|[0-9]{1,3})$/i;
/** A word, or words of a name: `expired`, `checkout-db-v2`. */
const NAME = /^[a-z][a-z0-9]{0,14}(?:[-._/][a-z0-9]{1,14}){0,12}$/i;

function isSecret(
  value: string,
  strong: boolean,
  separator: string,
  name: string,
): boolean {
  if (value.startsWith(MARK) || NOTHING.test(value)) return false;
  if (/^pwd$/i.test(name) && /^[~/]/.test(value)) return false;
  if (strong && separator !== ':') return true;
  // In prose a colon begins a sentence: only what is no word is a secret.
  if (strong) return !NAME.test(value) || /[a-z][0-9]|[0-9][a-z]/i.test(value);
  return value.length >= 12 && (!NAME.test(value) || looksRandom(value));
}

/** Reads the value that begins at `start`: quoted to its quote, else to the next blank. */
function valueAt(text: string, start: number): readonly [number, number] {
  QUOTED.lastIndex = start;
  const quoted = QUOTED.exec(text);
  if (quoted) return [start + 1, start + quoted[0].length];
  // A quote that is closed at once, or the sign of a template.
  PLAIN.lastIndex = start;
  const plain = PLAIN.exec(text);
  return plain ? [start, start + plain[0].length] : [start, start];
}

function findPairs(text: string, pattern: RegExp): readonly Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let pair = pattern.exec(text); pair; pair = pattern.exec(text)) {
    const [start, end] = valueAt(text, pattern.lastIndex);
    if (end === start) continue;
    const [, strong, weak, separator] = pair;
    const value = text.slice(start, end).trimEnd();
    const quoted = start > pattern.lastIndex;
    const told = quoted ? '=' : separator;
    if (isSecret(value, strong !== undefined, told, strong ?? weak))
      spans.push({ kind: 'secret', start, end: start + value.length });
    pattern.lastIndex = end;
  }
  return spans;
}

/** Values that a name before them gives away: `password=…`, `"apiKey": "…"`, `--token …`. */
export const findNamed: Finder = text => [
  ...findPairs(text, PAIR),
  ...findPairs(text, OPTION),
];

const SECRET_NAME = new RegExp(`(?:${STRONG}|authorization|cookie)$`, 'i');

/** Whether whatever stands under this name is a secret. */
export const isSecretName = (name: string) => SECRET_NAME.test(name.trim());

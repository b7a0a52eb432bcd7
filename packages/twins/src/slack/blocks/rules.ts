import { isJson } from '../Json';

/** What is wrong with a value, in Slack's words; `at` is its JSON pointer. */
export type Rule = (value: unknown, at: string) => readonly string[];

const says = (what: string, at: string) => [`${what} [json-pointer:${at}]`];

export const anything: Rule = () => [];

/** Halves of characters and controls: what becomes of them is documented nowhere. */
const BROKEN = /\p{Cs}|(?![\t\n\r])\p{Cc}/u;

/** Text of so many characters. */
export const text =
  (max: number, min = 1): Rule =>
  (value, at) => {
    if (typeof value !== 'string') return says('must be a string', at);
    if (value.length < min)
      return says(`must be more than ${min - 1} characters`, at);
    if (value.length > max)
      return says(`must be less than ${max + 1} characters`, at);
    return BROKEN.test(value) ? says('must be well-formed text', at) : [];
  };

const escapedLength = (value: string) =>
  value.replace(/&/g, '&amp;').replace(/[<>]/g, '&lt;').length;

/** Text for people: something can be seen of it, and it is kept escaped, which counts. */
export const shownText =
  (max: number): Rule =>
  (value, at) => {
    if (typeof value === 'string' && value.trim() === '')
      return says('must be more than 0 characters', at);
    if (typeof value === 'string' && escapedLength(value) > max)
      return says(`must be less than ${max + 1} characters`, at);
    return text(max)(value, at);
  };

/** An address that a click leads to. */
export const address =
  (max: number): Rule =>
  (value, at) => {
    const isWeb = typeof value === 'string' && /^https?:\/\/\S+$/.test(value);
    return isWeb && URL.canParse(value)
      ? text(max)(value, at)
      : says('must be a valid URL', at);
  };

export const oneOf =
  (...allowed: readonly string[]): Rule =>
  (value, at) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : says('must be a valid enum value', at);

export const list =
  (max: number, item: Rule, min = 1): Rule =>
  (value, at) => {
    if (!Array.isArray(value)) return says('must be an array', at);
    if (value.length < min)
      return says(`no fewer than ${min} items allowed`, at);
    if (value.length > max)
      return says(`no more than ${max} items allowed`, at);
    return value.flatMap((one, index) => item(one, `${at}/${index}`));
  };

/** An object whose named fields follow their rules; those in `required` must be there. */
export const fields =
  (rules: Readonly<Record<string, Rule>>, required: readonly string[]): Rule =>
  (value, at) => {
    if (!isJson(value)) return says('must be an object', at);
    const missing = required
      .filter(name => value[name] === undefined || value[name] === null)
      .flatMap(name => says(`missing required field: ${name}`, at));
    const wrong = Object.entries(rules)
      .filter(([name]) => value[name] !== undefined && value[name] !== null)
      .flatMap(([name, rule]) => rule(value[name], `${at}/${name}`));
    return [...missing, ...wrong];
  };

/** An object whose `type` names the rule it follows. */
export const byType =
  (rules: Readonly<Record<string, Rule>>): Rule =>
  (value, at) => {
    if (!isJson(value)) return says('must be an object', at);
    const type = typeof value.type === 'string' ? value.type : '';
    const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
    return rule
      ? rule(value, at)
      : says(`unsupported type: ${type}`, `${at}/type`);
  };

/** Both rules. */
export const all =
  (...rules: readonly Rule[]): Rule =>
  (value, at) =>
    rules.flatMap(rule => rule(value, at));

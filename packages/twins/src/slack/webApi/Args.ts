import { isJson, parseJson, type Json } from '../Json';
import { SlackError, invalid } from './SlackError';

/** A call's arguments, from a form or from JSON. */
export interface Args {
  readonly raw: Json;
  has(name: string): boolean;
  /** As text; the empty one where it is missing. */
  text(name: string): string;
  /** As text, or the call is refused. */
  required(name: string): string;
  flag(name: string): boolean;
  number(name: string, otherwise: number): number;
  /** An array or object, which a form carries as JSON; `broken` is the error where it is none. */
  json(name: string, broken: string): unknown;
  /** A list of objects, by the same rule. */
  list(name: string, broken: string): readonly Json[] | undefined;
}

function asString(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

export function readArgs(raw: Json): Args {
  const text = (name: string) => asString(raw[name]);
  const has = (name: string) => raw[name] !== undefined && raw[name] !== '';

  function json(name: string, broken: string): unknown {
    const value = raw[name];
    if (value === undefined || value === '') return undefined;
    const parsed = typeof value === 'string' ? parseJson(value) : value;
    if (typeof parsed !== 'object' || parsed === null)
      throw new SlackError(broken);
    return parsed;
  }

  return {
    raw,
    has,
    text,
    required(name) {
      if (has(name)) return text(name);
      throw invalid('invalid_arguments', [`missing required field: ${name}`]);
    },
    flag: name => ['true', '1'].includes(text(name)),
    number(name, otherwise) {
      const value = Number(text(name));
      return has(name) && Number.isFinite(value) ? value : otherwise;
    },
    json,
    list(name, broken) {
      const value = json(name, broken);
      if (value === undefined) return undefined;
      if (!Array.isArray(value) || !value.every(isJson))
        throw new SlackError(broken);
      return value;
    },
  };
}

import {
  ConfigReader,
  readDurationFromConfig,
  type Config,
} from '@backstage/config';
import { durationToMilliseconds, type JsonValue } from '@backstage/types';

/** Reads one section; every mistake becomes a sentence in `mistakes` instead of an exception. */
export interface Reader {
  readonly path: string;
  /** Keys that are here but mean nothing are mistakes, most often misspelt. */
  only(keys: readonly string[]): void;
  has(key: string): boolean;
  section(key: string): Reader | undefined;
  sections(key: string): readonly Reader[];
  string(key: string, longest?: number): string | undefined;
  /** One string or a list of them. */
  strings(key: string): readonly string[] | undefined;
  number(key: string): number | undefined;
  boolean(key: string): boolean | undefined;
  /** Milliseconds of a duration such as `15m`, `PT15M` or `{ minutes: 15 }`. */
  duration(key: string): number | undefined;
  /** Milliseconds of each in a list of durations, or of one; the list may be empty. */
  durations(key: string): readonly number[] | undefined;
  entries(key: string): Readonly<Record<string, string>> | undefined;
  /** Records a mistake about a key of this section. */
  wrong(key: string, sentence: string): undefined;
}

function notNegative(ms: number): number {
  if (ms >= 0) return ms;
  throw new RangeError(`${ms} ms`);
}

export function createReader(
  config: Config,
  path: string,
  mistakes: string[],
): Reader {
  const nameOf = (key: string) => [path, key].filter(Boolean).join('.');
  const wrong = (key: string, sentence: string) => {
    mistakes.push(`${nameOf(key)} ${sentence}`);
    return undefined;
  };

  // The config library's own errors name the key too, but not what to write instead.
  function attempt<T>(key: string, what: string, read: () => T) {
    try {
      return read();
    } catch {
      return wrong(key, `must be ${what}.`);
    }
  }

  function nonEmpty(key: string, values: readonly unknown[]) {
    const good = values.filter(
      (value): value is string =>
        typeof value === 'string' && value.trim() !== '',
    );
    return good.length === values.length && good.length > 0
      ? good
      : wrong(
          key,
          'must be a text or a list of texts, none of them empty; check that its environment variable is set.',
        );
  }

  return {
    path,
    wrong,
    only: keys => {
      config
        .keys()
        .filter(key => !keys.includes(key))
        .forEach(key =>
          wrong(key, `is not a known key; known here: ${keys.join(', ')}.`),
        );
    },
    has: key => config.has(key),
    section: key => {
      const child = attempt(key, 'a section with keys', () =>
        config.getOptionalConfig(key),
      );
      return child && createReader(child, nameOf(key), mistakes);
    },
    sections: key =>
      (
        attempt(key, 'a list of sections', () =>
          config.getOptionalConfigArray(key),
        ) ?? []
      ).map((child, index) =>
        createReader(child, `${nameOf(key)}[${index}]`, mistakes),
      ),
    string: (key, longest) => {
      const text = attempt(
        key,
        'a text that is not empty; check that its environment variable is set',
        () => config.getOptionalString(key),
      );
      return longest !== undefined &&
        text !== undefined &&
        text.length > longest
        ? wrong(key, `must be at most ${longest} characters.`)
        : text;
    },
    strings: key => {
      const value = config.getOptional<unknown>(key);
      if (value === undefined) return undefined;
      return nonEmpty(key, Array.isArray(value) ? value : [value]);
    },
    number: key =>
      attempt(key, 'a number', () => config.getOptionalNumber(key)),
    boolean: key =>
      attempt(key, 'true or false', () => config.getOptionalBoolean(key)),
    duration: key =>
      config.has(key)
        ? attempt(
            key,
            "a duration such as '15m', 'PT15M' or { minutes: 15 }, and not negative",
            () => {
              const duration = readDurationFromConfig(config, { key });
              return notNegative(durationToMilliseconds(duration));
            },
          )
        : undefined,
    durations: key => {
      const value = config.getOptional<JsonValue>(key);
      if (value === undefined) return undefined;
      return attempt(
        key,
        "a list of durations such as '15m', none of them negative",
        () =>
          (Array.isArray(value) ? value : [value]).map(entry =>
            notNegative(
              durationToMilliseconds(
                readDurationFromConfig(new ConfigReader({ entry }), {
                  key: 'entry',
                }),
              ),
            ),
          ),
      );
    },
    entries: key => {
      const value = config.getOptional<unknown>(key);
      if (value === undefined) return undefined;
      if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        return wrong(key, 'must be a section with keys.');
      }
      return Object.fromEntries(
        Object.entries(value).map(([name, entry]) => [name, String(entry)]),
      );
    },
  };
}

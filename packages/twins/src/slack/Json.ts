/** Any JSON object. */
export interface Json {
  readonly [key: string]: unknown;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is none. */
export const asJson = (value: unknown): Json => (isJson(value) ? value : {});

/** The objects of a list; none where it is no list. */
export const asList = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isJson) : [];

/** The value as text; the empty one where it is none. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : '';

/** What the text holds as JSON, or undefined where it holds none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

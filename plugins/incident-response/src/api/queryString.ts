/** Values a query parameter may have; a list repeats the parameter. */
export type QueryValue =
  | string
  | number
  | undefined
  | readonly (string | number)[];

/** `?a=1&b=2&b=3`, or nothing where nothing is asked. */
export function queryString(query: Record<string, QueryValue>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== undefined && one !== '') params.append(key, String(one));
    }
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

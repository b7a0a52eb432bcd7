/** The first of the moments that are known, or `null`. */
export function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter(time => time !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

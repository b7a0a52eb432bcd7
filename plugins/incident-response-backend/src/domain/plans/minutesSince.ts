/** `1 minute`, `15 minutes`: between two moments in epoch milliseconds. */
export function minutesSince(from: number, to: number): string {
  const minutes = Math.max(1, Math.round((to - from) / 60_000));
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}

/** One request over the backend's HTTP client, which keeps the deadline and follows no redirect. */
export type OncallHttp = (request: {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly longestAnswer: number;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}) => Promise<{
  readonly status: number;
  readonly body: string;
  readonly retryAfterMs?: number;
}>;

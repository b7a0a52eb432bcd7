import type { Response } from 'express';

/** Aborts when nobody waits for the answer any more, also where that is so already. */
export function goneSignal(res: Response): AbortSignal {
  const gone = new AbortController();
  if (res.closed) gone.abort();
  else res.once('close', () => gone.abort());
  return gone.signal;
}

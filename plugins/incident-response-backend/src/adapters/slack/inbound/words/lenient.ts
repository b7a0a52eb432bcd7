import { z } from 'zod';

/** More than Slack lets a message have of anything. */
const MOST = 200;

/** Anything else than text is no words. */
export const text = z.string().catch('');

export const list = z
  .array(z.unknown())
  .catch([])
  .transform(all => all.slice(0, MOST));

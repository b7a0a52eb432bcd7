import { writeSync } from 'node:fs';
import type { Tiding } from '../Job';

/** In the pipe when it returns, so that death a moment later takes nothing back. */
export function say(tiding: Tiding): void {
  writeSync(1, `${JSON.stringify(tiding)}\n`);
}

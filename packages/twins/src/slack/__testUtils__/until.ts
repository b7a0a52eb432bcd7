import { setTimeout as sleep } from 'node:timers/promises';

/** The first value that is there; Jest's own deadline ends a wait in vain. */
export async function until<T>(
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await sleep(20);
  }
}

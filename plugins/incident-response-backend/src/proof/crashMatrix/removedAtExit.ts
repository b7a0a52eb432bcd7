import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';

export interface TemporaryDirectory {
  readonly path: string;
  remove(): void;
}

/** A directory of one's own, which goes away with the process at the latest. */
export async function removedAtExit(
  prefix: string,
): Promise<TemporaryDirectory> {
  const path = await mkdtemp(prefix);
  const remove = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    path,
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

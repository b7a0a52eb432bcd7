import { randomUUID } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ExportPlace } from './ExportPlace';

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error
    ? error.code
    : undefined;

/** A name in a directory, now and after a power cut. */
async function flush(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * A directory that is there already: one that is made because a volume was not mounted would not
 * outlive this machine. Files appear under their names whole: written beside, flushed, then linked.
 */
export function createDirectoryPlace(directory: string): ExportPlace {
  function pathOf(file: string): string {
    if (basename(file) !== file)
      throw new Error(`"${file}" is no name of a file in ${directory}.`);
    return join(directory, file);
  }

  async function writeOnce(path: string, text: string): Promise<void> {
    const beside = join(directory, `.${basename(path)}.${randomUUID()}`);
    try {
      await writeDurably(beside, text);
      // Unlike a rename it never replaces what is there.
      await link(beside, path);
      await flush(directory);
    } finally {
      await rm(beside, { force: true });
    }
  }

  return {
    name: directory,
    read: async file => {
      try {
        return await readFile(pathOf(file), 'utf8');
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: async (file, text) => {
      const path = pathOf(file);
      try {
        await writeOnce(path, text);
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return;
        throw new Error(
          `${path} cannot be written (${String(
            codeOf(error) ?? error,
          )}). incidentResponse.retention.exportTo must be a directory that is there, and that this process may write to.`,
          { cause: error },
        );
      }
    },
  };
}

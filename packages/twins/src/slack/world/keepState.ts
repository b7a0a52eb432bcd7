import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Snapshot, World } from './createWorld';

const SAVE_AFTER_MS = 100;

/** What was kept in the file, or undefined where there is none. */
export function readState(file: string | undefined): Snapshot | undefined {
  if (!file || !existsSync(file)) return undefined;
  try {
    const snapshot: Snapshot = JSON.parse(readFileSync(file, 'utf8'));
    return snapshot;
  } catch (error) {
    throw new Error(
      `The Slack twin cannot read its state from ${file}: ${String(
        error,
      )}. Delete the file to start over.`,
    );
  }
}

/** Keeps the world in a file, shortly after each change; gives what ends that, saving once more. */
export function keepState(world: World, file: string | undefined): () => void {
  if (!file) return () => {};
  mkdirSync(dirname(file), { recursive: true });
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    // Written whole beside it, so that a kill leaves the one before.
    writeFileSync(`${file}.new`, JSON.stringify(world.snapshot()));
    renameSync(`${file}.new`, file);
  };
  const stop = world.onChange(() => {
    timer ??= setTimeout(save, SAVE_AFTER_MS);
  });
  return () => {
    stop();
    save();
  };
}

import type { ChildProcess } from 'node:child_process';

/**
 * Has a process end with this one, where nobody else would stop it.
 *
 * @returns lets go of it: from then on it may run on
 */
export function killAtExit(child: ChildProcess): () => void {
  const kill = () => child.kill('SIGKILL');
  const letGo = () => void process.off('exit', kill);
  process.once('exit', kill);
  child.once('exit', letGo);
  return letGo;
}

import { readFile } from 'node:fs/promises';

/** Resident memory of a process in MiB, now and at most; `null` where the system does not tell. */
export interface Memory {
  readonly rssMb: number | null;
  readonly peakMb: number | null;
}

export async function readMemory(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const megabytes = (key: string) => {
    const kilobytes = status.match(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm'));
    return kilobytes ? Math.round(Number(kilobytes[1]) / 1024) : null;
  };
  return { rssMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') };
}

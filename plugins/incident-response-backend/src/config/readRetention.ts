import { isAbsolute } from 'node:path';
import type { Reader } from './Reader';

const DAY_MS = 24 * 60 * 60_000;

/** How long ledgers are kept after the end, and where they are exported to before they go. */
export interface RetentionConfig {
  /** Milliseconds. */
  readonly periodMs: number;
  /** Absolute path of a directory. */
  readonly exportTo: string;
}

/** Absent: ledgers are kept for ever. */
export function readRetention(root: Reader): RetentionConfig | undefined {
  const reader = root.section('retention');
  if (!reader) return undefined;
  reader.only(['period', 'exportTo']);
  const periodMs = reader.duration('period');
  const exportTo = reader.string('exportTo');
  if (!reader.has('period'))
    reader.wrong(
      'period',
      'is missing; say how long ledgers are kept after the end, or remove the section to keep them for ever.',
    );
  if (periodMs !== undefined && periodMs < DAY_MS)
    reader.wrong('period', 'must be at least one day.');
  if (!reader.has('exportTo'))
    reader.wrong(
      'exportTo',
      'is missing; nothing is removed that was not exported before.',
    );
  if (exportTo !== undefined && !isAbsolute(exportTo))
    reader.wrong(
      'exportTo',
      `is '${exportTo}', which is not the absolute path of a directory.`,
    );
  return periodMs === undefined || exportTo === undefined
    ? undefined
    : { periodMs, exportTo };
}

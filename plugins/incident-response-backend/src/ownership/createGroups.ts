import type { GroupMembers, Groups } from '../domain/Groups';
import { inTime } from '../limits/inTime';
import { createCatalogReader, type CatalogServices } from './catalogReader';
import { isTrusted } from './isTrustedLocation';
import { readMembers } from './readMembers';
import { shareReads } from './shareReads';

const LIMITS = {
  /** A person waits for the answer. */
  patienceMs: 2_000,
  /** One read of a group, with the groups within it. */
  deadlineMs: 8_000,
  /** How long an answer is given again. */
  freshMs: 60_000,
  /** A group without members may only not have been read yet by the catalog. */
  emptyFreshMs: 1_000,
  /** After a failure the catalog is left alone for so long. */
  pauseMs: 3_000,
  /** Groups remembered. */
  most: 500,
};

interface Known {
  answer?: { readonly members: ReadonlySet<string>; readonly at: number };
  failedAt?: number;
  reading?: Promise<void>;
}

/**
 * Asks the Backstage catalog who belongs to groups: bounded, remembered for a minute, and with a
 * deadline. Where it does not answer, the last answer is given with its age.
 */
export function createGroups(
  options: CatalogServices & {
    /** Groups that give authority: they and their members must come from a trusted location. */
    readonly guarded: readonly string[];
    readonly trustedLocations: readonly string[];
    /** Milliseconds that never go back. */
    readonly monotonic: () => number;
    /** Told when a group could not be read. */
    readonly onError: (group: string, error: unknown) => void;
    readonly limits?: Partial<typeof LIMITS>;
  },
): Groups {
  const { guarded, trustedLocations, monotonic, onError } = options;
  const limits = { ...LIMITS, ...options.limits };
  const services = { ...options, catalog: shareReads(options.catalog) };
  const known = new Map<string, Known>();

  function remember(group: string): Known {
    const entry = known.get(group) ?? {};
    known.delete(group);
    known.set(group, entry);
    const [oldest] = known.keys();
    if (known.size > limits.most) known.delete(oldest);
    return entry;
  }

  async function readNow(group: string, entry: Known): Promise<void> {
    const at = monotonic();
    const catalog = createCatalogReader(services, {
      key: `members/${group}`,
      signal: AbortSignal.timeout(limits.deadlineMs),
      begin: () => {},
    });
    const accepts = guarded.includes(group)
      ? (entity: Parameters<typeof isTrusted>[0]) =>
          isTrusted(entity, trustedLocations)
      : () => true;
    try {
      const members = await readMembers(catalog, group, accepts);
      entry.answer = { members, at };
      entry.failedAt = undefined;
    } catch (error) {
      entry.failedAt = monotonic();
      onError(group, error);
    }
  }

  function isFresh({ answer, failedAt }: Known): boolean {
    const now = monotonic();
    if (failedAt !== undefined && now - failedAt < limits.pauseMs) return true;
    if (!answer) return false;
    const lasts =
      answer.members.size > 0 ? limits.freshMs : limits.emptyFreshMs;
    return now - answer.at < lasts;
  }

  async function readOne(group: string): Promise<readonly GroupMembers[]> {
    const entry = remember(group);
    if (!isFresh(entry)) {
      entry.reading ??= readNow(group, entry).finally(() => {
        entry.reading = undefined;
      });
      await inTime(entry.reading, limits.patienceMs, 'late').catch(() => {});
    }
    const { answer } = entry;
    return answer
      ? [{ group, members: answer.members, ageMs: monotonic() - answer.at }]
      : [];
  }

  return {
    read: async groups =>
      (await Promise.all([...new Set(groups)].map(readOne))).flat(),
  };
}

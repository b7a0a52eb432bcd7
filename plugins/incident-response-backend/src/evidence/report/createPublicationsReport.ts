import type { HeadKeys } from '../../domain/ledger';
import { verifyLedger } from '../../domain/verifyLedger';
import { readWhole } from '../../engine/readWhole';
import type { Head, IncidentStore } from '../../stores/IncidentStore';
import { publicationsOf } from '../publicationsOf';
import { toRow, type PublicationRow } from './PublicationRow';

export interface PublicationsQuery {
  /** Published at or after. */
  readonly from: Date;
  /** Published before. */
  readonly to: Date;
  /** Drills are left out unless asked for. */
  readonly drills: boolean;
  readonly cursor?: string;
}

export interface PublicationsPage {
  readonly publications: readonly PublicationRow[];
  /** Ledgers whose publications cannot be told, with the reason. */
  readonly unreadable: readonly {
    readonly incidentId: string;
    readonly problem: string;
  }[];
  /** Absent on the last page. A page may be empty and still have a next one. */
  readonly nextCursor?: string;
}

export type ReadPublications = (
  query: PublicationsQuery,
) => Promise<PublicationsPage>;

/** Incidents a list gives at once. */
const LISTED = 25;
/** Bounds of one page: whichever is reached first ends it. */
const ROWS = 200;
const INCIDENTS = 1_000;

/** What an incident published, it published while it was there: others need not be read. */
function mayHavePublished({ card }: Head, { from, to }: PublicationsQuery) {
  return (
    Date.parse(card.updatedAt) >= from.getTime() &&
    Date.parse(card.declaredAt) < to.getTime()
  );
}

/** Publications of a period out of the ledgers themselves, incident by incident, the newest first. */
export function createPublicationsReport(deps: {
  readonly store: Pick<IncidentStore, 'list' | 'head' | 'read'>;
  readonly keys: HeadKeys;
}): ReadPublications {
  const { store, keys } = deps;

  async function rowsOf(head: Head, query: PublicationsQuery) {
    const whole = await readWhole(store, head.incidentId);
    const verdict = verifyLedger(
      head.incidentId,
      whole.commits,
      whole.head,
      keys,
    );
    const problem = verdict.ok ? undefined : verdict.problem;
    return publicationsOf(whole.commits)
      .filter(({ publishedAt }) => {
        const at = Date.parse(publishedAt);
        return at >= query.from.getTime() && at < query.to.getTime();
      })
      .map(record => toRow(head, record, problem));
  }

  return async query => {
    const rows: PublicationRow[] = [];
    const unreadable: { incidentId: string; problem: string }[] = [];
    let { cursor } = query;
    for (let seen = 0; seen < INCIDENTS && rows.length < ROWS; seen += LISTED) {
      const { heads, nextCursor } = await store.list(
        query.drills ? {} : { kind: ['real'] },
        { limit: LISTED, cursor },
      );
      for (const head of heads.filter(h => mayHavePublished(h, query))) {
        try {
          rows.push(...(await rowsOf(head, query)));
        } catch (error) {
          const problem =
            error instanceof Error ? error.message : String(error);
          unreadable.push({ incidentId: head.incidentId, problem });
        }
      }
      cursor = nextCursor;
      if (cursor === undefined) break;
    }
    return {
      publications: rows,
      unreadable,
      ...(cursor === undefined ? {} : { nextCursor: cursor }),
    };
  };
}

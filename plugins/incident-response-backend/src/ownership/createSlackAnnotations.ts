import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogServices } from './catalogReader';

const ANNOTATION = 'slack.com/user-id';
const PAGE = 500;
const MOST_PAGES = 200;
/** Read again after this. */
const FRESH_MS = 4 * 60_000;
/** Believed no longer than this. */
const USABLE_MS = 15 * 60_000;

/** Every account that User entities name, read before anybody waits for it. */
export interface SlackAnnotations {
  /** Entity ref → Slack user id; `undefined`: not known well enough, so that the catalog has to be asked. */
  known(): ReadonlyMap<string, string> | undefined;
  /** Reads them where that is long ago. Resolves when that is done or has failed; never rejects. */
  load(): Promise<void>;
}

export function createSlackAnnotations(
  { catalog, auth }: CatalogServices,
  options: {
    /** Monotonic milliseconds. */
    readonly now: () => number;
    readonly onError: (sentence: string, error: unknown) => void;
  },
): SlackAnnotations {
  const { now, onError } = options;
  let book:
    | { readonly at: number; readonly ids: ReadonlyMap<string, string> }
    | undefined;
  let loading: Promise<void> | undefined;

  async function readAll(): Promise<void> {
    const at = now();
    const ids = new Map<string, string>();
    const credentials = await auth.getOwnServiceCredentials();
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const fields = [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.annotations',
      ];
      const { items, pageInfo } = await catalog.queryEntities(
        cursor === undefined
          ? {
              filter: {
                kind: 'User',
                [`metadata.annotations.${ANNOTATION}`]: CATALOG_FILTER_EXISTS,
              },
              fields,
              limit: PAGE,
            }
          : { cursor, fields, limit: PAGE },
        { credentials },
      );
      for (const user of items) {
        const id = user.metadata.annotations?.[ANNOTATION]?.trim();
        if (id) ids.set(stringifyEntityRef(user), id);
      }
      cursor = pageInfo.nextCursor;
      if (cursor === undefined) {
        book = { at, ids };
        return;
      }
    }
    throw new Error(`There are more than ${PAGE * MOST_PAGES} of them.`);
  }

  return {
    known: () => (book && now() - book.at < USABLE_MS ? book.ids : undefined),
    load() {
      if (!loading && !(book && now() - book.at < FRESH_MS))
        loading = readAll()
          .catch(error =>
            onError(
              `The annotations ${ANNOTATION} of the catalog could not be read; they are read person by person until they are.`,
              error,
            ),
          )
          .finally(() => {
            loading = undefined;
          });
      return loading ?? Promise.resolve();
    },
  };
}

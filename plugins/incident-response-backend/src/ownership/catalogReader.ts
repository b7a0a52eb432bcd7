import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  OutboundCallError,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';

/** A filter of the catalog: all keys must match, any value of a list will do. */
export type CatalogFilter = Record<string, string | string[]>;

/** The reads that ownership needs; each waits no longer than the call may take. */
export interface CatalogReader {
  /** Entities by ref; those that are not there are left out. */
  byRefs(refs: readonly string[]): Promise<readonly Entity[]>;
  /** Entities that match a filter. */
  matching(filter: CatalogFilter): Promise<readonly Entity[]>;
  /** Entities one of whose fields contains a text, any case. */
  containing(field: string, text: string): Promise<readonly Entity[]>;
}

/** The part of Backstage that ownership reads. */
export interface CatalogServices {
  readonly catalog: Pick<CatalogService, 'getEntitiesByRefs' | 'queryEntities'>;
  readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>;
}

const FIELDS = ['apiVersion', 'kind', 'metadata', 'spec', 'relations'];
/** Refs in one request. */
const BATCH = 200;
/** More candidates than anybody can choose from. */
const CANDIDATES = 500;

function untilAborted(signal: AbortSignal) {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const listener = () => reject(new Error('it did not answer in time'));
    stop = () => signal.removeEventListener('abort', listener);
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  });
  aborted.catch(() => {});
  return { aborted, stop };
}

/** The catalog failed a read: nothing was changed, so that trying again is safe. */
export function catalogFailed(what: string, cause: unknown): OutboundCallError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OutboundCallError(
    `The catalog could not ${what}: ${reason}. Check that the catalog is up.`,
    { failure: 'not-executed', cause },
  );
}

/** Reads as this plugin itself; the incident's page shows people no more than the catalog's owner names. */
export function createCatalogReader(
  services: CatalogServices,
  call: OutboundCall,
): CatalogReader {
  const { catalog, auth } = services;

  async function ask<T>(
    what: string,
    request: (options: {
      credentials: Awaited<ReturnType<AuthService['getOwnServiceCredentials']>>;
    }) => Promise<T>,
  ): Promise<T> {
    const { aborted, stop } = untilAborted(call.signal);
    try {
      const answer = auth
        .getOwnServiceCredentials()
        .then(credentials => request({ credentials }));
      return await Promise.race([answer, aborted]);
    } catch (error) {
      throw catalogFailed(what, error);
    } finally {
      stop();
    }
  }

  return {
    async byRefs(refs) {
      const found: Entity[] = [];
      for (let from = 0; from < refs.length; from += BATCH) {
        const entityRefs = refs.slice(from, from + BATCH);
        const { items } = await ask(`read ${entityRefs.length} entities`, o =>
          catalog.getEntitiesByRefs({ entityRefs, fields: FIELDS }, o),
        );
        found.push(...items.flatMap(entity => (entity ? [entity] : [])));
      }
      return found;
    },
    matching: filter =>
      ask(`look for ${Object.keys(filter).join(' and ')}`, async o => {
        const request = { filter, fields: FIELDS, limit: CANDIDATES };
        return (await catalog.queryEntities(request, o)).items;
      }),
    containing: (field, text) =>
      ask(`look for ${field}`, async o => {
        const fullTextFilter = { term: text, fields: [field] };
        const request = { fullTextFilter, fields: FIELDS, limit: CANDIDATES };
        return (await catalog.queryEntities(request, o)).items;
      }),
  };
}

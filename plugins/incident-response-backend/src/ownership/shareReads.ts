import type { CatalogServices } from './catalogReader';

type Catalog = CatalogServices['catalog'];

/**
 * The catalog is reached over HTTP, often in this very process: a storm of alerts must not open
 * hundreds of connections beside those that alerts come in on.
 */
const MOST_AT_ONCE = 8;

function createLimit(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async function limited<T>(work: () => Promise<T>): Promise<T> {
    if (running < most) running += 1;
    else await new Promise<void>(resolve => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The slot is handed on, or given back.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Whoever asks what is being asked already gets that answer; nothing is kept once it is there. */
function sharing<Request, Options, Answer>(
  ask: (request: Request, options: Options) => Promise<Answer>,
) {
  const asked = new Map<string, Promise<Answer>>();
  return (request: Request, options: Options): Promise<Answer> => {
    const key = JSON.stringify(request);
    const known = asked.get(key);
    if (known) return known;
    const answer = ask(request, options).finally(() => asked.delete(key));
    asked.set(key, answer);
    return answer;
  };
}

/** The same reads, a bounded number at a time and each question once at a time. All must ask as the same principal. */
export function shareReads(catalog: Catalog, most = MOST_AT_ONCE): Catalog {
  const limited = createLimit(most);
  return {
    getEntitiesByRefs: sharing<
      Parameters<Catalog['getEntitiesByRefs']>[0],
      Parameters<Catalog['getEntitiesByRefs']>[1],
      Awaited<ReturnType<Catalog['getEntitiesByRefs']>>
    >((request, options) =>
      limited(() => catalog.getEntitiesByRefs(request, options)),
    ),
    queryEntities: sharing<
      Parameters<Catalog['queryEntities']>[0],
      Parameters<Catalog['queryEntities']>[1],
      Awaited<ReturnType<Catalog['queryEntities']>>
    >((request, options) =>
      limited(() => catalog.queryEntities(request, options)),
    ),
  };
}

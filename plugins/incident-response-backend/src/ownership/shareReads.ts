import { inTime } from '../limits/inTime';
import { createSlots } from '../limits/Slots';
import type { CatalogServices } from './catalogReader';

type Catalog = CatalogServices['catalog'];

/**
 * The catalog is reached over HTTP, often in this very process: a storm of alerts must not open
 * hundreds of connections beside those that alerts come in on.
 */
const MOST_AT_ONCE = 8;
/**
 * As long as a whole call may take: whoever asked first has given up by then. A question that hangs
 * must not keep its place, nor be the answer that everybody after it waits for.
 */
const PATIENCE_MS = 10_000;

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
export function shareReads(
  catalog: Catalog,
  limits: { readonly most?: number; readonly patienceMs?: number } = {},
): Catalog {
  const { most = MOST_AT_ONCE, patienceMs = PATIENCE_MS } = limits;
  const slots = createSlots(most);
  const limited = <T>(read: () => Promise<T>) =>
    slots.run(() => inTime(read(), patienceMs, 'it did not answer in time'));
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

import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ANNOTATION_ALERT_SERVICE } from '@incident-response/backstage-plugin-incident-response-common';
import type { CatalogReader } from './catalogReader';

const ANNOTATION_FIELD = `metadata.annotations.${ANNOTATION_ALERT_SERVICE}`;
const KINDS = ['Component', 'API', 'System', 'Resource'];
const CONTROL_CHARACTERS = /\p{Cc}/u;
/** The catalog does not index longer values. */
const LONGEST = 200;

const same = (a: string | undefined, b: string) =>
  a?.trim().toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');

function ofKinds(entity: Entity): boolean {
  return KINDS.some(kind => same(entity.kind, kind));
}

type Look = (
  catalog: CatalogReader,
  hint: string,
) => Promise<readonly Entity[]>;

const byAnnotation: Look = async (catalog, hint) => {
  // The whole value is found by its index; a value in a list is one of those that contain it.
  const [whole, listed] = await Promise.all([
    catalog.matching({ [ANNOTATION_FIELD]: hint }),
    catalog.containing(ANNOTATION_FIELD, hint),
  ]);
  return [...whole, ...listed].filter(entity =>
    entity.metadata.annotations?.[ANNOTATION_ALERT_SERVICE]?.split(',').some(
      value => same(value, hint),
    ),
  );
};

const byRef: Look = async (catalog, hint) => {
  if (!hint.includes(':')) return [];
  try {
    return await catalog.byRefs([stringifyEntityRef(parseEntityRef(hint))]);
  } catch (error) {
    if (error instanceof TypeError) return []; // It only looked like an entity ref.
    throw error;
  }
};

const byName: Look = async (catalog, hint) => {
  const found = await catalog.matching({ 'metadata.name': hint, kind: KINDS });
  return found.filter(e => ofKinds(e) && same(e.metadata.name, hint));
};

const byTitle: Look = async (catalog, hint) => {
  const found = await catalog.matching({ 'metadata.title': hint, kind: KINDS });
  return found.filter(e => ofKinds(e) && same(e.metadata.title, hint));
};

/** Tried in this order for each hint. */
const LOOKS: readonly Look[] = [byAnnotation, byRef, byName, byTitle];

export interface FoundEntity {
  readonly entity: Entity | undefined;
  readonly gaps: readonly string[];
}

const quoted = (hint: string) =>
  `"${hint.length > 100 ? `${hint.slice(0, 99)}…` : hint}"`;

function ambiguous(hint: string, refs: readonly string[]): string {
  const named = refs.slice(0, 10).join(', ');
  const more = refs.length > 10 ? ` and ${refs.length - 10} more` : '';
  return `${quoted(
    hint,
  )} could be ${named}${more}; nobody was guessed. Give one of them the annotation ${ANNOTATION_ALERT_SERVICE}.`;
}

function unknown(hints: readonly string[]): string {
  return hints.length === 0
    ? 'The alert names no catalog entity, so no owner is known.'
    : `The catalog has no entity for ${hints
        .slice(0, 5)
        .map(quoted)
        .join(
          ', ',
        )}. Give the broken entity the annotation ${ANNOTATION_ALERT_SERVICE}.`;
}

interface Doubt {
  readonly hint: string;
  readonly refs: readonly string[];
}

/** Each once, and only those that a doubt leaves open. */
function candidates(
  found: readonly Entity[],
  doubt: Doubt | undefined,
): readonly Entity[] {
  const byRefs = new Map(found.map(e => [stringifyEntityRef(e), e]));
  return [...byRefs]
    .filter(([ref]) => !doubt || doubt.refs.includes(ref))
    .map(([, candidate]) => candidate);
}

/**
 * The one entity that the best hint means. Where a hint could mean several, a later one may choose
 * among them; otherwise nobody is guessed and the gap names them.
 */
export async function findEntity(
  catalog: CatalogReader,
  entityHints: readonly string[],
): Promise<FoundEntity> {
  const hints = [...new Set(entityHints.map(hint => hint.trim()))].filter(
    hint => hint && hint.length <= LONGEST && !CONTROL_CHARACTERS.test(hint),
  );
  let doubt: Doubt | undefined;
  for (const hint of hints) {
    for (const look of LOOKS) {
      const found = candidates(await look(catalog, hint), doubt);
      if (found.length === 1) return { entity: found[0], gaps: [] };
      if (found.length > 1) {
        const refs = found.map(candidate => stringifyEntityRef(candidate));
        doubt = { hint: doubt?.hint ?? hint, refs };
        break; // A weaker look at the same hint would only find others.
      }
    }
  }
  return {
    entity: undefined,
    gaps: [doubt ? ambiguous(doubt.hint, doubt.refs) : unknown(hints)],
  };
}

import {
  RELATION_DEPENDENCY_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ANNOTATION_STATUS_COMPONENT } from '@incident-response/backstage-plugin-incident-response-common';
import { CAN_BREAK } from '../extensions/canBreak';
import { useResource, type Resource } from './useResource';

const AT_MOST = 1_000;

/** An entity somebody may choose. */
export interface EntityChoice {
  readonly value: string;
  readonly label: string;
  /** Whether customers see it on the status page. */
  readonly isPublic: boolean;
  /** How many entities depend on it directly. */
  readonly dependents: number;
}

/** What the catalog knows that can break, by name. */
export function useCatalogChoices(): Resource<readonly EntityChoice[]> {
  const catalog = useApi(catalogApiRef);
  return useResource('choices', async () => {
    const { items } = await catalog.getEntities({
      filter: { kind: [...CAN_BREAK] },
      fields: ['kind', 'metadata', 'relations'],
      limit: AT_MOST,
    });
    return items.map(toChoice).sort((a, b) => (a.label < b.label ? -1 : 1));
  });
}

function toChoice(entity: Entity): EntityChoice {
  const { name, title, annotations } = entity.metadata;
  return {
    value: stringifyEntityRef(entity),
    label: `${title ?? name} (${entity.kind.toLocaleLowerCase('en-US')})`,
    isPublic: Boolean(annotations?.[ANNOTATION_STATUS_COMPONENT]),
    dependents: (entity.relations ?? []).filter(
      ({ type }) => type === RELATION_DEPENDENCY_OF,
    ).length,
  };
}

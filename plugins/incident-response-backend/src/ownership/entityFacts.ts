import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_RUNBOOK,
  ANNOTATION_STATUS_COMPONENT,
  type FoundPerson,
  type Ownership,
  type ResponderSource,
} from '@incident-response/backstage-plugin-incident-response-common';

export function titleOf(entity: Entity): string {
  return (entity.metadata.title ?? entity.metadata.name).slice(0, 300);
}

/** Refs of the entities that stand in one of these relations to it. */
export function related(
  entity: Entity,
  ...types: readonly string[]
): readonly string[] {
  return [
    ...new Set(
      (entity.relations ?? [])
        .filter(({ type }) => types.includes(type))
        .map(({ targetRef }) => targetRef),
    ),
  ];
}

/** Ids on status pages are at most this long. */
const COMPONENT_ID = 200;

export function statusComponentOf(
  entity: Entity,
): { readonly statusComponent: string } | undefined {
  const id = entity.metadata.annotations?.[ANNOTATION_STATUS_COMPONENT]?.trim();
  return id && id.length <= COMPONENT_ID ? { statusComponent: id } : undefined;
}

function runbookOf(entity: Entity): { readonly runbook: string } | undefined {
  try {
    const url = new URL(
      entity.metadata.annotations?.[ANNOTATION_RUNBOOK] ?? '',
    );
    return url.protocol === 'https:' || url.protocol === 'http:'
      ? { runbook: url.href }
      : undefined;
  } catch {
    return undefined;
  }
}

export function describeEntity(
  entity: Entity,
): NonNullable<Ownership['entity']> {
  return {
    entityRef: stringifyEntityRef(entity),
    title: titleOf(entity),
    ...statusComponentOf(entity),
    ...runbookOf(entity),
  };
}

interface Profile {
  readonly displayName?: unknown;
  readonly email?: unknown;
}

/** E-mail of a user, in lower case. */
export function emailOf(user: Entity): string | undefined {
  const { email } = (user.spec?.profile ?? {}) as Profile;
  return typeof email === 'string' && email.includes('@')
    ? email.trim().toLocaleLowerCase('en-US')
    : undefined;
}

export function personOf(user: Entity, source: ResponderSource): FoundPerson {
  const { displayName } = (user.spec?.profile ?? {}) as Profile;
  const email = emailOf(user);
  return {
    entityRef: stringifyEntityRef(user),
    ...(email ? { email } : {}),
    name:
      typeof displayName === 'string' && displayName.trim()
        ? displayName.trim().slice(0, 200)
        : titleOf(user),
    source,
  };
}

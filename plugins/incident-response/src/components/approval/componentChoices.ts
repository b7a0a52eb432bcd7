import {
  extentOf,
  type ComponentStatus,
  type Incident,
  type PageComponent,
} from '@incident-response/backstage-plugin-incident-response-common';

/** A status page component that can be given a status. */
export interface ComponentChoice {
  readonly id: string;
  /** What the page calls it, else what the catalog does; the id where neither knows it. */
  readonly title: string;
  /** What the page shows now; absent: not known. */
  readonly current?: ComponentStatus;
  /** Whether the page has it; absent: the page lists none, or is not known. */
  readonly onPage?: boolean;
  /** Titles of the catalog entities it stands for. */
  readonly suggestedBy: readonly string[];
}

/** Those the incident or the words point at, and whatever else the page has. */
export interface ComponentChoices {
  readonly near: readonly ComponentChoice[];
  readonly others: readonly ComponentChoice[];
}

interface Suffering {
  readonly entityRef: string;
  readonly title: string;
  readonly statusComponent?: string;
}

type Page = readonly PageComponent[] | undefined;

/** The broken entity and what depends on it, each once. */
function sufferingOf(
  incident: Pick<Incident, 'ownership' | 'suggestedComponents'>,
): readonly Suffering[] {
  const { ownership, suggestedComponents } = incident;
  const all: readonly Suffering[] = [
    ...suggestedComponents,
    ...(ownership?.entity ? [ownership.entity] : []),
    ...(ownership?.dependents ?? []),
  ];
  return [...new Map(all.map(one => [one.entityRef, one])).values()];
}

const folded = (text: string) => text.trim().toLocaleLowerCase('en-US');

/** The one component with one of these names; nobody is guessed among several. */
function named(page: Page, ...names: readonly string[]): string | undefined {
  const wanted = new Set(names.map(folded));
  const found = page?.filter(({ name }) => wanted.has(folded(name))) ?? [];
  return found.length === 1 ? found[0].id : undefined;
}

/** The annotation decides, as an id or a name; without one, the page's name for the same thing. */
function componentOf(entity: Suffering, page: Page): string | undefined {
  const { statusComponent, title, entityRef } = entity;
  if (!statusComponent) {
    return named(page, title, entityRef.slice(entityRef.lastIndexOf('/') + 1));
  }
  const isId = page?.some(({ id }) => id === statusComponent);
  return isId
    ? statusComponent
    : named(page, statusComponent) ?? statusComponent;
}

/** What can be given a status: suggested ones first, then those named, then the rest of the page. */
export function componentChoices(options: {
  readonly incident: Pick<Incident, 'ownership' | 'suggestedComponents'>;
  /** Absent: the page's components are not known. */
  readonly page: Page;
  /** Ids that the words or the drafter name. */
  readonly named: readonly string[];
  /** Ids with a status: wherever they came from, they are shown, since they will be sent. */
  readonly chosen: readonly string[];
}): ComponentChoices {
  const { incident, page } = options;
  const isOnPage = (id: string) => page?.some(known => known.id === id);
  const suggestedBy = new Map<string, readonly string[]>();
  for (const entity of sufferingOf(incident)) {
    const id = componentOf(entity, page);
    if (id) suggestedBy.set(id, [...(suggestedBy.get(id) ?? []), entity.title]);
  }
  const choice = (id: string): ComponentChoice => {
    const component = page?.find(known => known.id === id);
    const entities = suggestedBy.get(id) ?? [];
    return {
      id,
      title: component?.name ?? entities[0] ?? id,
      ...(component?.status ? { current: component.status } : {}),
      ...(page?.length ? { onPage: component !== undefined } : {}),
      suggestedBy: entities,
    };
  };
  const near = [
    ...new Set([
      ...suggestedBy.keys(),
      ...options.named,
      ...options.chosen.filter(id => !isOnPage(id)),
    ]),
  ];
  const others = (page ?? []).filter(({ id }) => !near.includes(id));
  return {
    near: near.map(choice),
    others: others.map(({ id }) => choice(id)),
  };
}

/**
 * What is wrong with the catalog's suggestions: not there yet, not possible, or not all of them.
 * Absent: they are whole.
 */
export function suggestionGap(
  incident: Pick<Incident, 'ownership'>,
): 'pending' | 'entityUnknown' | 'unknown' | 'incomplete' | undefined {
  const { ownership } = incident;
  if (!ownership) return 'pending';
  if (!ownership.entity) return 'entityUnknown';
  const extent = extentOf(ownership, 'dependents');
  switch (extent.type) {
    case 'unknown':
      return 'unknown';
    case 'atLeast':
      return 'incomplete';
    case 'exactly':
      return undefined;
    default: {
      const unreachable: never = extent;
      return unreachable;
    }
  }
}

import type {
  Incident,
  Ownership,
  PageComponent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { componentChoices, suggestionGap } from './componentChoices';

const checkout = {
  entityRef: 'component:default/checkout',
  title: 'Checkout',
  statusComponent: 'c1',
};
const web = { entityRef: 'component:default/web', title: 'Web shop', depth: 1 };

const ownershipWith = (change: Partial<Ownership> = {}): Ownership => ({
  entity: checkout,
  owners: [],
  people: [],
  dependents: [],
  gaps: [],
  ...change,
});

const PAGE: readonly PageComponent[] = [
  { id: 'c1', name: 'Paying', status: 'partial_outage' },
  { id: 'c2', name: 'web SHOP' },
  { id: 'c3', name: 'Search', status: 'operational' },
];

function choicesOf(options: {
  ownership?: Ownership;
  suggested?: Incident['suggestedComponents'];
  page?: readonly PageComponent[];
  named?: readonly string[];
  chosen?: readonly string[];
}) {
  const { near, others } = componentChoices({
    incident: {
      ownership: options.ownership,
      suggestedComponents: options.suggested ?? [],
    },
    page: options.page,
    named: options.named ?? [],
    chosen: options.chosen ?? [],
  });
  return { near, others, ids: near.map(({ id }) => id) };
}

describe('component choices', () => {
  it('are what the catalog suggests, then what the words name, while the page is unknown', () => {
    const { near, others } = choicesOf({
      suggested: [
        { ...checkout, depth: 1 },
        { entityRef: 'component:default/job', title: 'Job', depth: 2 },
      ],
      named: ['api'],
    });
    expect(near).toEqual([
      { id: 'c1', title: 'Checkout', suggestedBy: ['Checkout'] },
      { id: 'api', title: 'api', suggestedBy: [] },
    ]);
    expect(others).toEqual([]);
  });

  it('are the page’s own, those first that the annotation or the name points at', () => {
    const { near, others } = choicesOf({
      ownership: ownershipWith({ dependents: [web] }),
      page: PAGE,
    });
    expect(near).toEqual([
      {
        id: 'c1',
        title: 'Paying',
        current: 'partial_outage',
        onPage: true,
        suggestedBy: ['Checkout'],
      },
      { id: 'c2', title: 'web SHOP', onPage: true, suggestedBy: ['Web shop'] },
    ]);
    expect(others.map(({ id }) => id)).toEqual(['c3']);
  });

  it('take the name of the entity where its title says something else', () => {
    const search = {
      entityRef: 'component:default/search',
      title: 'Finding books',
      depth: 1,
    };
    const { ids } = choicesOf({
      ownership: ownershipWith({ entity: null, dependents: [search] }),
      page: PAGE,
    });
    expect(ids).toEqual(['c3']);
  });

  it('take an annotation that holds the page’s name instead of its id', () => {
    const entity = { ...checkout, statusComponent: 'paying' };
    expect(
      choicesOf({ ownership: ownershipWith({ entity }), page: PAGE }).ids,
    ).toEqual(['c1']);
  });

  it('guess nobody among several of the same name', () => {
    const twins = [...PAGE, { id: 'c4', name: 'Web shop' }];
    const { ids, others } = choicesOf({
      ownership: ownershipWith({ dependents: [web] }),
      page: twins,
    });
    expect(ids).toEqual(['c1']);
    expect(others.map(({ id }) => id)).toEqual(['c2', 'c3', 'c4']);
  });

  it('say which are not on the page', () => {
    const { near } = choicesOf({ page: PAGE, named: ['old'] });
    expect(near).toEqual([
      { id: 'old', title: 'old', onPage: false, suggestedBy: [] },
    ]);
  });

  it('do not say so of each where the page lists none at all', () => {
    const { near } = choicesOf({ page: [], named: ['web'] });
    expect(near).toEqual([{ id: 'web', title: 'web', suggestedBy: [] }]);
  });

  it('never hide one that has a status, and leave the page’s own in their place', () => {
    const { ids, others } = choicesOf({ page: PAGE, chosen: ['c3', 'gone'] });
    expect(ids).toEqual(['gone']);
    expect(others.map(({ id }) => id)).toContain('c3');
  });
});

describe('the suggestions', () => {
  it.each<[string, Ownership | undefined, string | undefined]>([
    ['the catalog has not answered', undefined, 'pending'],
    [
      'the entity is not known',
      ownershipWith({ entity: null }),
      'entityUnknown',
    ],
    [
      'the dependents could not be read',
      ownershipWith({ incomplete: { dependents: true } }),
      'unknown',
    ],
    [
      'only some could be read',
      ownershipWith({ dependents: [web], incomplete: { dependents: true } }),
      'incomplete',
    ],
    ['all were read', ownershipWith(), undefined],
  ])('say what is missing where %s', (_where, ownership, gap) => {
    expect(suggestionGap({ ownership })).toBe(gap);
  });
});

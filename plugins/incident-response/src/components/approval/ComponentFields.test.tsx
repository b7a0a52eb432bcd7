import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Ownership } from '@incident-response/backstage-plugin-incident-response-common';
import { draft, revision, view } from '../../__testUtils__/fixtures';
import { backendForTests, renderPages } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const OWNERSHIP: Ownership = {
  entity: {
    entityRef: 'component:default/checkout',
    title: 'Checkout',
    statusComponent: 'checkout',
  },
  owners: [],
  people: [],
  dependents: [
    { entityRef: 'component:default/web', title: 'Web shop', depth: 1 },
  ],
  gaps: [],
};

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

/** The components part of the form that revises the waiting draft. */
async function componentsOf(change: Partial<Ownership> = {}) {
  backend.current.view = view({
    ownership: { ...OWNERSHIP, ...change },
    suggestedComponents: [{ ...OWNERSHIP.entity!, depth: 1 }],
    drafts: [draft({ revisions: [revision(1, { components: {} })] })],
  });
  renderPages('/incidents/inc-1');
  await press('Revise');
  return within(
    await screen.findByRole('group', { name: 'Component statuses' }),
  );
}

async function choose(component: RegExp, status: string) {
  await press(component);
  await userEvent.click(await screen.findByRole('option', { name: status }));
}

const componentsSent = () =>
  backend.current.commands.map(command =>
    command.type === 'reviseDraft' ? command.content.components : undefined,
  );

describe('choosing components', () => {
  it('offers those of the page with their status, and why they are suggested', async () => {
    backend.current.pageComponents = {
      page: 'Statuspage',
      components: [
        { id: 'checkout', name: 'Paying', status: 'partial_outage' },
        { id: 'c2', name: 'Web shop' },
        { id: 'c3', name: 'Search', status: 'operational' },
      ],
    };
    const form = await componentsOf();
    expect(
      await form.findByText('now partial outage · suggested by Checkout'),
    ).toBeVisible();
    expect(form.getByText('now unknown · suggested by Web shop')).toBeVisible();
    expect(form.getByText('now operational')).not.toBeVisible();
    await userEvent.click(form.getByText('Other components of the page (1)'));
    expect(form.getByText('now operational')).toBeVisible();
    expect(form.queryByLabelText('Id of another component')).toBeNull();

    await choose(/Web shop/, 'major outage');
    await choose(/Search/, 'degraded performance');
    await press('Save as revision 2');
    await waitFor(() =>
      expect(componentsSent()).toEqual([
        { c2: 'major_outage', c3: 'degraded_performance' },
      ]),
    );
  });

  it('goes on without the page, which it calls unknown, and asks it again', async () => {
    backend.current.failing['page-components'] = {
      status: 503,
      message: 'The status page does not answer.',
    };
    const form = await componentsOf();
    expect(
      await form.findByText('The components of the status page are unknown'),
    ).toBeVisible();
    expect(form.getByText('The status page does not answer.')).toBeVisible();
    expect(
      form.queryByText('The status page has no components yet.'),
    ).not.toBeInTheDocument();
    await choose(/Checkout/, 'major outage');
    await userEvent.type(
      form.getByLabelText('Id of another component'),
      'search{Enter}',
    );
    expect(backend.current.commands).toEqual([]);
    await choose(/search/, 'partial outage');

    delete backend.current.failing['page-components'];
    backend.current.pageComponents = {
      page: 'Statuspage',
      components: [{ id: 'search', name: 'Searching' }],
    };
    await press('Try again');
    expect(
      await form.findByText('not on the status page · suggested by Checkout'),
    ).toBeVisible();
    await press('Save as revision 2');
    await waitFor(() =>
      expect(componentsSent()).toEqual([
        { checkout: 'major_outage', search: 'partial_outage' },
      ]),
    );
  });

  it('takes a component by hand where the page has none yet', async () => {
    const form = await componentsOf({ entity: null, dependents: [] });
    expect(
      await form.findByText('The status page has no components yet.'),
    ).toBeVisible();
    expect(form.getByRole('button', { name: 'Add component' })).toBeDisabled();
    await userEvent.type(
      form.getByLabelText('Id of another component'),
      'website',
    );
    await press('Add component');
    expect(form.getByRole('button', { name: /website/ })).toBeVisible();
  });

  it('says where the suggestions are unknown or not all of them', async () => {
    const form = await componentsOf({
      dependents: [],
      incomplete: { dependents: true },
    });
    expect(
      form.getByText(
        'More components may be affected: the catalog could not say what depends on the broken entity.',
      ),
    ).toBeVisible();
  });
});

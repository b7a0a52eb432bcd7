import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Ownership } from '@incident-response/backstage-plugin-incident-response-common';
import { view } from '../../__testUtils__/fixtures';
import { backendForTests, renderPages } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const OWNERSHIP: Ownership = {
  entity: { entityRef: 'component:default/checkout', title: 'Checkout' },
  owners: [],
  people: [],
  dependents: [],
  gaps: [],
};
const WEB = { entityRef: 'component:default/web', title: 'Web', depth: 1 };

async function panelWith(change: Partial<Ownership>) {
  backend.current.view = view({ ownership: { ...OWNERSHIP, ...change } });
  renderPages('/incidents/inc-1');
  return within(
    await screen.findByRole('region', { name: 'Ownership and blast radius' }),
  );
}

describe('the ownership panel', () => {
  it('says that nothing depends on it only where the catalog said so', async () => {
    const panel = await panelWith({});
    expect(
      panel.getByText('Nothing in the catalog depends on it.'),
    ).toBeVisible();
    expect(panel.getAllByText('none in the catalog')).toHaveLength(2);
  });

  it('shows dependents that could not be read as unknown, not as none', async () => {
    const panel = await panelWith({ incomplete: { dependents: true } });
    expect(
      panel.getByText('Unknown: the catalog could not say what depends on it.'),
    ).toBeVisible();
    expect(
      panel.queryByText('Nothing in the catalog depends on it.'),
    ).not.toBeInTheDocument();
  });

  it('lists the dependents that could be read as not all of them', async () => {
    const panel = await panelWith({
      dependents: [WEB],
      incomplete: { dependents: true },
    });
    expect(
      panel.getByText(
        'At least 1: not everything that depends on it could be read.',
      ),
    ).toBeVisible();
    expect(
      within(panel.getByRole('list', { name: 'Depends on it' })).getAllByRole(
        'listitem',
      ),
    ).toHaveLength(1);
  });

  it('asks the catalog again when somebody wants it to', async () => {
    const panel = await panelWith({});
    await userEvent.click(
      panel.getByRole('button', { name: 'Ask the catalog again' }),
    );
    expect(backend.current.commands).toContainEqual({
      type: 'lookUpOwnership',
    });
  });

  it('says where not everybody who should come could be read', async () => {
    const panel = await panelWith({ incomplete: { people: true } });
    expect(
      panel.getByText(/Not everybody who should come is known/),
    ).toBeVisible();
  });
});

import { screen } from '@testing-library/react';
import { backendForTests, renderPages } from '../../__testUtils__/renderPages';

backendForTests();

// In a file of its own: answers of permission checks are remembered across tests.
it('who may see no evidence is shown no way to it', async () => {
  renderPages('/incidents', { mayDeclare: false });
  expect(await screen.findByText('No incidents')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Evidence' })).toBeNull();
});

it('who goes there all the same is told that nothing is for them', async () => {
  renderPages('/incidents/evidence', { mayDeclare: false });
  expect(await screen.findByText(/None of the evidence/)).toBeVisible();
  for (const name of ['Ledgers', 'Publications', 'People']) {
    expect(screen.queryByRole('region', { name })).toBeNull();
  }
});

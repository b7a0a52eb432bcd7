import { screen } from '@testing-library/react';
import { press } from '../../__testUtils__/incidentPage';
import { renderPages, backendForTests } from '../../__testUtils__/renderPages';

backendForTests();

// In a file of its own: answers of permission checks are remembered across tests.
it('declaring is not held back by a permission check that fails', async () => {
  renderPages('/incidents', { permissionFails: true });
  await press('Declare incident');
  expect(await screen.findByRole('dialog')).toBeVisible();
});

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPages, backendForTests } from '../../__testUtils__/renderPages';

backendForTests();

it('declaring is refused with a reason to whom policy does not allow it', async () => {
  renderPages('/incidents', { mayDeclare: false });
  const button = () => screen.getByRole('button', { name: 'Declare incident' });
  await waitFor(() =>
    expect(button()).toHaveAccessibleDescription(
      'You are not allowed to declare incidents.',
    ),
  );
  await userEvent.click(button());
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

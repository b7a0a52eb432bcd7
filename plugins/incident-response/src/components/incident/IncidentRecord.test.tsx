import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { view } from '../../__testUtils__/fixtures';
import { openIncident } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('the record', () => {
  it('shows the postmortem as text that cannot act', async () => {
    backend.current.view = view({
      postmortem: {
        sha256: 'a'.repeat(64),
        markdown:
          '# What happened\n\nRead [this](javascript:alert(1)). ![x](https://evil.test/p.png) <img src=x onerror=alert(1)>',
      },
    });
    openIncident('?view=postmortem');
    const article = await screen.findByRole('article', { name: 'Postmortem' });
    expect(
      within(article).getByRole('heading', { name: 'What happened' }),
    ).toBeVisible();
    expect(article.innerHTML).not.toMatch(/javascript:|evil\.test|<img src=x/);
  });

  it('says when the postmortem comes', async () => {
    backend.current.view = view();
    openIncident();
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Postmortem' }),
    );
    expect(
      await screen.findByText(/is written when the incident is resolved/),
    ).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent('view=postmortem');
  });

  it('says that the postmortem is on its way once the incident is resolved', async () => {
    backend.current.view = view({ status: 'resolved' });
    openIncident('?view=postmortem');
    expect(
      await screen.findByText('The postmortem is being written …'),
    ).toBeVisible();
  });
});

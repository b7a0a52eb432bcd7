import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { view } from '../../__testUtils__/fixtures';
import { openIncident, press } from '../../__testUtils__/incidentPage';
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

  it('lets people say that the postmortem is finished', async () => {
    backend.current.view = view({
      status: 'resolved',
      postmortem: { sha256: 'a'.repeat(64), markdown: '# What happened' },
    });
    openIncident('?view=postmortem');
    await press('Mark as finished');
    expect(backend.current.commands).toContainEqual({
      type: 'finishPostmortem',
    });
  });

  it('shows who said that the postmortem is finished', async () => {
    backend.current.view = view({
      status: 'closed',
      postmortem: {
        sha256: 'a'.repeat(64),
        markdown: '# What happened',
        finishedAt: '2026-11-24T10:00:00.000Z',
        finishedBy: 'user:default/ben.okafor',
      },
    });
    openIncident('?view=postmortem');
    expect(await screen.findByText('Finished, says ben.okafor.')).toBeVisible();
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

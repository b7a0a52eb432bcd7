import { screen, waitFor } from '@testing-library/react';
import { view } from '../../__testUtils__/fixtures';
import {
  openIncident,
  press,
  pressMore,
} from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';
import { savedFiles } from '../../__testUtils__/savedFiles';

const backend = backendForTests();
const saved = savedFiles();

describe('exporting an incident', () => {
  it('saves its bundle under its name', async () => {
    backend.current.view = view();
    openIncident();
    await pressMore('Export');
    await waitFor(() => expect(saved).toEqual(['inc-1.bundle.json']));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says why there is no file, and tries again', async () => {
    backend.current.view = view();
    backend.current.failing.export = { status: 409, message: 'Still signing.' };
    openIncident();
    await pressMore('Export');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The incident could not be exportedStill signing.',
    );
    expect(saved).toEqual([]);
    backend.current.failing = {};
    await press('Try again');
    await waitFor(() => expect(saved).toEqual(['inc-1.bundle.json']));
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
  });
});

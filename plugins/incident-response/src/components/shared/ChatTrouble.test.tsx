import { screen, waitFor } from '@testing-library/react';
import { card, note, view } from '../../__testUtils__/fixtures';
import { openIncident } from '../../__testUtils__/incidentPage';
import { backendForTests, renderPages } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const TITLE = 'The chat does not work as it should';
const SENTENCE =
  'Slack: The app lacks the scope pins:write: add it under "OAuth & Permissions" and reinstall the app.';

/** Something happens, so that the page reads the incident again. */
function happens(seq: number, chatProblems?: string[]) {
  backend.current.view = {
    ...view({ seq }),
    ...(chatProblems && { chatProblems }),
  };
  backend.current.entries = [...backend.current.entries, note(seq, 'Hm.')];
}

describe('trouble with the chat', () => {
  it('stands on the page of an incident, with what to do', async () => {
    backend.current.view = { ...view(), chatProblems: [SENTENCE] };
    openIncident();
    const sentence = await screen.findByText(SENTENCE);
    expect(sentence).toBeVisible();
    expect(sentence.closest('[role=status]')).toHaveTextContent(TITLE);
  });

  it('comes and goes with the trouble, in a place that was there before', async () => {
    backend.current.view = view();
    openIncident();
    expect(
      await screen.findByRole('heading', { name: view().incident.title }),
    ).toBeVisible();
    const [region] = screen.getAllByRole('status');
    expect(region).toBeEmptyDOMElement();

    happens(5, [SENTENCE, 'No socket to Slack is open.']);
    await waitFor(() => expect(region).toHaveTextContent(SENTENCE));
    expect(region).toHaveTextContent('No socket to Slack is open.');

    happens(6);
    await waitFor(() => expect(region).toBeEmptyDOMElement());
  });

  it('stands above the list of incidents, also where there are none', async () => {
    backend.current.chatProblems = [SENTENCE];
    renderPages();
    expect(await screen.findByText(SENTENCE)).toBeVisible();
    expect(await screen.findByText('No incidents')).toBeVisible();
  });

  it('is not there where there is none', async () => {
    backend.current.cards = [card()];
    renderPages();
    expect(
      await screen.findByText('Checkout error rate above 5 %'),
    ).toBeVisible();
    expect(screen.queryByText(TITLE)).not.toBeInTheDocument();
  });
});

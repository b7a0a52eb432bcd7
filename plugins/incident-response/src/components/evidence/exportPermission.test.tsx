import { view } from '../../__testUtils__/fixtures';
import { offeredMore } from '../../__testUtils__/incidentPage';
import { backendForTests, renderPages } from '../../__testUtils__/renderPages';

const backend = backendForTests();

// In a file of its own: answers of permission checks are remembered across tests.
it('who may not audit the incident is offered no export', async () => {
  backend.current.view = view();
  renderPages('/incidents/inc-1', { mayDeclare: false });
  expect(await offeredMore()).toEqual(expect.not.arrayContaining(['Export']));
});

import { METHOD_SCOPES } from '../manifest/methodScopes';
import { slackLanes, TIERS } from './limits';

it('every method that is called has the limit of its page', () => {
  const called = Object.keys(METHOD_SCOPES);
  const paced = [...Object.keys(TIERS), 'chat.postMessage'];
  expect([...paced].sort()).toEqual([...called].sort());
});

it('forms and answers go as fast as Slack takes them', () => {
  const most = (method: string) =>
    slackLanes({ method }).map(({ window }) => window.most);
  expect(most('views.open')).toEqual([100]);
  expect(most('views.update')).toEqual([100]);
  expect(most('chat.postEphemeral')).toEqual([100]);
  expect(most('conversations.replies')).toEqual([50]);
});

import { kindOf } from './kindOf';

it.each([
  ['command', { command: '/incident-response', text: 'help' }],
  ['button', { type: 'block_actions' }],
  ['form', { type: 'view_submission' }],
  ['event', { type: 'event_callback', event: { type: 'pin_added' } }],
  ['other', { type: 'view_closed' }],
  ['other', {}],
])('what Slack sends is counted as a %s: %j', (kind, body) => {
  expect(kindOf({ body })).toBe(kind);
});

import { actName } from './actName';

describe('what somebody did in Slack', () => {
  it.each([
    [{ command: '/incident-response', text: 'take' }, 'take'],
    [{ command: '/incident-response', text: 'update All well.' }, 'update'],
    [
      {
        type: 'block_actions',
        actions: [{ action_id: 'ir:approveDraft:3', value: '{}' }],
      },
      'approveDraft',
    ],
    [
      { type: 'view_submission', view: { callback_id: 'ir:editDraft' } },
      'editDraft',
    ],
    [{ type: 'block_actions', actions: [{ action_id: 'other' }] }, undefined],
    [{ type: 'event_callback', event: { type: 'pin_added' } }, undefined],
  ])('%j is %s', (payload, name) => {
    expect(actName(payload)).toBe(name);
  });
});

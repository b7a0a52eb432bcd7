import {
  CHECKLIST_ITEMS,
  roomActionSchema,
  type RoomAction,
} from '@incident-response/backstage-plugin-incident-response-common';
import fc from 'fast-check';
import { ACTION_ID, actionId, decodeAction, encodeAction } from './actions';

const draft = { draftId: 'd'.repeat(100), revision: 9_999 };
const ACTIONS: readonly RoomAction[] = [
  { type: 'takeCommand' },
  { type: 'join' },
  { type: 'tickChecklist', item: CHECKLIST_ITEMS[0], done: false },
  { type: 'approveDraft', ...draft, sha256: 'f'.repeat(64) },
  { type: 'editDraft', ...draft },
  { type: 'rejectDraft', ...draft },
  { type: 'mitigate' },
  { type: 'resolve' },
  { type: 'silenceReminders', minutes: 30 },
  { type: 'resumeReminders' },
  { type: 'callApprover', draftId: draft.draftId },
  { type: 'rate', rating: 5 },
];

const press = (action: RoomAction, value?: string, n = 0) =>
  decodeAction({ actionId: actionId(action.type, n), value });

describe('the value of a button', () => {
  it.each(ACTIONS.map(action => [action.type, action] as const))(
    'says %s and is understood again',
    (_, action) => {
      const value = encodeAction(action, 'inc-1');
      expect(value?.length).toBeLessThanOrEqual(2_000);
      expect(press(action, value, 7)).toEqual({ action, incidentId: 'inc-1' });
      expect(press(action, encodeAction(action))).toEqual({ action });
      expect(actionId(action.type, 24)).toMatch(ACTION_ID);
    },
  );

  it('is known for every action there is', () => {
    expect(ACTIONS.map(a => a.type)).toEqual(
      roomActionSchema.options.map(o => o.shape.type.value),
    );
  });

  it("says nobody's name: it is not understood if somebody wrote one in", () => {
    const value = {
      v: 1,
      action: { type: 'join' },
      user: 'user:default/mallory',
    };
    expect(press({ type: 'join' }, JSON.stringify(value))).toBeUndefined();
  });

  it('of one button does nothing under another', () => {
    const value = encodeAction({ type: 'resolve' });
    expect(decodeAction({ actionId: 'ir:join:0', value })).toBeUndefined();
    expect(decodeAction({ actionId: 'ir:link:0', value })).toBeUndefined();
    expect(decodeAction({ actionId: 'resolve', value })).toBeUndefined();
    expect(decodeAction({ actionId: 'ir:resolve:0' })).toBeUndefined();
  });

  it('that we did not write is never understood, and never breaks anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), value => {
        expect(press({ type: 'join' }, value)).toBeUndefined();
      }),
    );
  });

  it('is not made for what no command would take', () => {
    expect(encodeAction({ type: 'rate', rating: 9 })).toBeUndefined();
    expect(encodeAction({ type: 'join' }, 'x'.repeat(5_000))).toBeUndefined();
  });
});

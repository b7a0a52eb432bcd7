import { refusal, withEvent, withGroup } from './__testUtils__/bodies';
import created from './fixtures/created.json';

describe('bodies that cannot be read', () => {
  it.each(['', 'not json', '{"event":', 'severity=critical'])(
    'answers 400 to %j, which is not JSON',
    body => expect(refusal(body)).toMatchObject({ status: 400 }),
  );

  it.each([
    [[], 'the body'],
    [{ ...created, event: undefined }, 'event is missing'],
    [withEvent({ time: '2026-11-02T09:30:00Z' }), 'event.type is missing'],
    [withEvent({ type: 'resolve', time: 'yesterday' }), 'event.time'],
    [{ ...created, alert_group: null }, 'alert_group'],
    [withGroup({ created_at: undefined }), 'alert_group.created_at is missing'],
    [withGroup({ created_at: 'monday' }), 'alert_group.created_at'],
    [
      { ...withGroup({ id: null }), alert_group_id: null },
      'alert_group_id: is missing',
    ],
    [{ ...created, alert_group_id: 'x'.repeat(201) }, 'alert_group_id'],
    [
      withEvent({ type: 'frobnicate' }, { state: 'unheard of' }),
      "event.type is 'frobnicate'",
    ],
  ])('answers 422 naming the field (%#)', (body, field) => {
    const error = refusal(body);
    expect(error.status).toBe(422);
    expect(error.message).toContain(field);
  });
});

import { alertOf, parse, withEvent } from './__testUtils__/bodies';

describe('triggers', () => {
  const time = '2026-11-02T09:30:00.5+00:00';

  it.each([
    ['alert group created', 'firing'],
    ['acknowledge', 'acknowledged'],
    ['resolve', 'resolved'],
    ['silence', 'silenced'],
    ['escalation', 'firing'],
    ['personal notification', 'firing'],
    ['Alert Group Created', 'firing'],
    ['ALERT_GROUP_CREATED', 'firing'],
    ['Acknowledged', 'acknowledged'],
    ['Resolved', 'resolved'],
    ['Silenced', 'silenced'],
    ['Escalation', 'firing'],
    ['Personal Notification', 'firing'],
  ])('%s leads to %s and is told by its time', (type, state) => {
    const received = parse(withEvent({ type, time }));
    expect(received.alert.state).toBe(state);
    expect(received.alert.at).toBe('2026-11-02T09:30:00.500Z');
    expect(received.eventKey).toContain(time);
  });

  it.each(['unsilence', 'unresolve', 'unacknowledge', 'Unacknowledged'])(
    '%s has no time: it fires again and is never told from another',
    type => {
      const received = parse(withEvent({ type }));
      expect(received.alert.state).toBe('firing');
      expect(received.alert.at).toBeUndefined();
      expect(received.eventKey).toBeUndefined();
    },
  );

  it.each([
    ['alert group created', 'resolved', 'firing'],
    ['acknowledge', 'resolved', 'acknowledged'],
    ['unresolve', 'resolved', 'firing'],
    ['resolve', 'firing', 'resolved'],
  ])('the type %s decides over the newer state %s', (type, state, wanted) => {
    expect(alertOf(withEvent({ type }, { state })).state).toBe(wanted);
  });

  it.each(['escalation', 'personal notification'])(
    '%s does not bring a resolved group back',
    type => {
      const body = withEvent({ type, time }, { state: 'resolved' });
      expect(alertOf(body).state).toBe('resolved');
    },
  );

  it.each(['status change', 'a trigger of next year'])(
    'asks the state of the group where the type "%s" does not say',
    type => {
      const body = withEvent({ type, time }, { state: 'acknowledged' });
      expect(alertOf(body).state).toBe('acknowledged');
    },
  );

  it.each([
    ['alert group created', 'created_at'],
    ['acknowledge', 'acknowledged_at'],
    ['resolve', 'resolved_at'],
    ['silence', 'silenced_at'],
  ])('%s without a time takes it from %s', (type, field) => {
    const received = parse(withEvent({ type }, { [field]: time }));
    expect(received.alert.at).toBe('2026-11-02T09:30:00.500Z');
    expect(received.eventKey).toContain(time);
  });

  it('keeps events apart that differ by microseconds', () => {
    const keyAt = (at: string) =>
      parse(withEvent({ type: 'acknowledge', time: at })).eventKey;
    expect(keyAt('2026-11-02T09:30:00.000001+00:00')).not.toBe(
      keyAt('2026-11-02T09:30:00.000002+00:00'),
    );
  });
});

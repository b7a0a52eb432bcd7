import { durationsOf } from './durations';

const minute = (n: number) =>
  new Date(Date.parse('2026-11-23T10:00:00.000Z') + n * 60_000).toISOString();
const MINUTE = 60_000;

const MILESTONES = {
  firedAt: minute(0),
  receivedAt: minute(1),
  declaredAt: minute(1),
  roomOpenedAt: minute(2),
  firstResponderAt: minute(5),
  commandTakenAt: minute(4),
  firstPublishedAt: minute(9),
  mitigatedAt: minute(20),
  resolvedAt: minute(30),
};

describe('durations', () => {
  it('are counted from when the alert fired', () => {
    expect(durationsOf({ milestones: MILESTONES, status: 'closed' })).toEqual({
      acknowledgeMs: 4 * MINUTE,
      roomMs: 2 * MINUTE,
      firstPublicWordMs: 9 * MINUTE,
      mitigateMs: 20 * MINUTE,
      resolveMs: 30 * MINUTE,
    });
  });

  it('are acknowledged by whoever comes first, with or without command', () => {
    const milestones = { ...MILESTONES, firstResponderAt: minute(3) };
    expect(durationsOf({ milestones, status: 'active' }).acknowledgeMs).toBe(
      3 * MINUTE,
    );
  });

  it('are counted from the declaration where no alert fired, or nobody can read when', () => {
    const {
      firedAt: _fired,
      receivedAt: _received,
      ...milestones
    } = MILESTONES;
    for (const known of [milestones, { ...milestones, firedAt: 'at noon' }])
      expect(durationsOf({ milestones: known, status: 'active' }).roomMs).toBe(
        MINUTE,
      );
  });

  it('do not become negative where the clock of the sender is ahead', () => {
    const milestones = { ...MILESTONES, firedAt: minute(3) };
    expect(durationsOf({ milestones, status: 'active' }).roomMs).toBe(MINUTE);
  });

  it('are unknown, and not zero, where nothing was reached or told', () => {
    const milestones = { declaredAt: minute(0), roomOpenedAt: 'soon' };
    expect(durationsOf({ milestones, status: 'active' })).toEqual({
      acknowledgeMs: null,
      roomMs: null,
      firstPublicWordMs: null,
      mitigateMs: null,
      resolveMs: null,
    });
  });

  it('have no end while a reopened incident goes on', () => {
    expect(
      durationsOf({ milestones: MILESTONES, status: 'active' }).resolveMs,
    ).toBeNull();
  });
});

import { isPlumbing } from '@incident-response/backstage-plugin-incident-response-common';
import { DateTime } from 'luxon';
import { note } from '../../__testUtils__/fixtures';
import { familyOf, isTrouble } from './families';
import { groupEntries } from './groupEntries';

const at = (seq: number, time: string) => ({
  ...note(seq, `note ${seq}`),
  at: time,
});
const today = DateTime.fromISO('2026-11-23T12:00:00Z', { zone: 'utc' });

describe('groups of the timeline', () => {
  it('are minutes, newest first, in the order of the ledger', () => {
    const groups = groupEntries(
      [
        at(1, '2026-11-23T10:00:05.000Z'),
        at(2, '2026-11-23T10:00:50.000Z'),
        at(3, '2026-11-23T10:02:00.000Z'),
      ],
      today,
    );
    expect(groups.map(group => group.entries.map(({ seq }) => seq))).toEqual([
      [3],
      [2, 1],
    ]);
  });

  it('keep their key while newer entries arrive', () => {
    const first = [at(1, '2026-11-23T10:00:05.000Z')];
    const second = [...first, at(2, '2026-11-23T10:00:50.000Z')];
    expect(groupEntries(second, today)[0].key).toBe(
      groupEntries(first, today)[0].key,
    );
  });

  it('name the day where it is another one', () => {
    const [group] = groupEntries([at(1, '2026-11-22T10:00:00.000Z')], today);
    expect(group.label).toMatch(/22.*2026|2026.*22/);
  });
});

describe('kinds of events', () => {
  it('of a newer version count as effects and stay visible', () => {
    expect(familyOf('MOON_LANDED')).toBe('effect');
    expect(isPlumbing('MOON_LANDED')).toBe(false);
  });

  it('hide how it was done, never what failed', () => {
    expect(isPlumbing('EFFECT_CLAIMED')).toBe(true);
    expect(isPlumbing('EFFECT_FAILED')).toBe(false);
    expect(isTrouble('EFFECT_FAILED')).toBe(true);
  });
});

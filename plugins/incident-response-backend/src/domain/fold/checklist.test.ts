import {
  CHECKLIST_ITEMS,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  approved,
  commanded,
  drafted,
  MITIGATED,
  OWNERSHIP,
  published,
  RESOLVED,
  ROOM,
} from '../__testUtils__/incidents';
import {
  ADA,
  after,
  happened,
  incidentOf,
  minute,
} from '../__testUtils__/ledgerOf';

describe('the checklist', () => {
  const ticks: readonly [string, readonly LedgerEvent[]][] = [
    [
      'war-room-assembled',
      [happened('WAR_ROOM_ASSEMBLED', { tookMs: 1, gaps: [] })],
    ],
    ['ic-confirmed', [happened('COMMAND_TAKEN', { ic: 'user:default/zoe' })]],
    [
      'severity-assessed',
      [
        happened(
          'SEVERITY_CHANGED',
          { from: 'P1', to: 'P2', reason: 'half of it works' },
          { actor: ADA },
        ),
      ],
    ],
    ['incident-mitigated', [MITIGATED]],
    ['all-clear-confirmed', [RESOLVED]],
    [
      'postmortem-draft-created',
      [
        happened('POSTMORTEM_CREATED', {
          postmortemId: '1',
          url: 'https://t/1',
          tracker: 't',
        }),
      ],
    ],
    [
      'responders-joined',
      [
        OWNERSHIP,
        happened('NOTE_ADDED', { noteId: 'n', text: 'x' }, { actor: ADA }),
      ],
    ],
  ];
  it.each(ticks)('ticks %s by its event, and nothing else', (item, events) => {
    const done = incidentOf(...events).checklist.filter(e => e.done);
    expect(done).toEqual([
      {
        item,
        done: true,
        doneAt: minute(item === 'all-clear-confirmed' ? 30 : 1).toISOString(),
      },
    ]);
  });

  it('ticks the draft and its publication', () => {
    const done = (i: ReturnType<typeof drafted>, item: string) =>
      i.checklist.find(e => e.item === item)?.done;
    expect(done(drafted(), 'status-draft-created')).toBe(true);
    expect(done(approved(), 'status-published')).toBe(false);
    expect(done(published(), 'status-published')).toBe(true);
  });

  it('ticks how customers are affected once somebody has approved what they are told', () => {
    const done = (i: ReturnType<typeof drafted>) =>
      i.checklist.find(e => e.item === 'customer-impact-identified')?.done;
    expect(done(drafted())).toBe(false);
    expect(done(approved())).toBe(true);
  });

  it('takes no severity for assessed that no person chose', () => {
    const changed = happened('SEVERITY_CHANGED', {
      from: 'P1',
      to: 'P2',
      reason: 'the alert says so',
    });
    expect(incidentOf(changed).checklist.filter(e => e.done)).toEqual([]);
  });

  it('leaves to people what only they can say', () => {
    const byHand = ['postmortem-published'];
    const all = after(
      published(approved(drafted(commanded(incidentOf(ROOM, OWNERSHIP))))),
      ...ticks.flatMap(([, events]) => events),
    );
    expect(all.checklist.filter(e => !e.done).map(e => e.item)).toEqual(byHand);
    expect(all.checklist.map(e => e.item)).toEqual(CHECKLIST_ITEMS);
  });
});

import {
  approved,
  commanded,
  drafted,
  published,
  RESOLVED,
  ROOM,
} from './__testUtils__/incidents';
import {
  accepted,
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from './__testUtils__/ledgerOf';
import { called } from './__testUtils__/watching';
import type { FoldedIncident } from './FoldedIncident';
import { outlookOf } from './outlookOf';

const outlook = (incident: FoldedIncident, at: number) =>
  outlookOf(incident, SETTINGS, minute(at));
const iso = (n: number) => minute(n).toISOString();

const open = incidentOf(ROOM, ...called('ada', 'ben'));

describe('what happens next if nobody acts', () => {
  it('is a reminder to take command, then calls in the order of the list', () => {
    expect(outlook(open, 1)).toMatchObject({
      reminder: { about: 'command', at: iso(2) },
      call: {
        reason: 'no-commander',
        responder: 'user:default/ada',
        at: iso(8),
      },
      draftProposalAt: iso(15),
    });
    const reminded = [1, 2].map(reminder =>
      happened(
        'COMMAND_REMINDER_SENT',
        { reminder, messageId: 'm' },
        { at: minute(6), effect: `command-reminder:${reminder}` },
      ),
    );
    expect(outlook(after(open, ...reminded), 7)).toMatchObject({
      reminder: { about: 'update', at: iso(15) },
      call: { responder: 'user:default/ada', at: iso(9) },
    });
  });

  it('is a reminder of an update once somebody leads, told on if it is not answered', () => {
    expect(outlook(commanded(open), 3)).toMatchObject({
      reminder: { about: 'update', at: iso(15) },
      call: { reason: 'no-update', responder: 'user:default/ben' },
    });
  });

  it('is nothing while reminders are silenced until resumed', () => {
    const quiet = accepted(commanded(open), [{ type: 'silenceReminders' }]);
    expect(outlook(quiet, 3).reminder).toBeNull();
  });

  it('is nothing on a replica that does not understand the ledger', () => {
    expect(outlook({ ...open, blockedBy: 'INCIDENT_SPLIT' }, 3)).toMatchObject({
      reminder: null,
      call: null,
    });
  });

  it('says where customers read of what is over', () => {
    const told = published(approved(drafted(commanded(open))));
    expect(outlook(told, 5).pageStillOpen).toBe(false);
    expect(outlook(after(told, RESOLVED), 31)).toMatchObject({
      pageStillOpen: true,
      reminder: null,
      call: null,
      postmortem: { state: 'due', dueAt: iso(30 + 48 * 60) },
    });
  });
});

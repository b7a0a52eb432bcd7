import { RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  ADA,
  CONDUCTOR,
  happened,
  incidentOf,
} from '../__testUtils__/ledgerOf';

describe('the end', () => {
  it('says who mitigated and resolved, and where the postmortem is', () => {
    const by = { actor: ADA };
    const incident = incidentOf(
      ROOM,
      happened('INCIDENT_MITIGATED', { summary: 'Rolled.' }, by),
      RESOLVED,
      happened('POSTMORTEM_DRAFTED', {
        markdown: '# It',
        sha256: '0'.repeat(64),
        writer: 'templates',
      }),
      happened('POSTMORTEM_CREATED', {
        postmortemId: '7',
        url: 'https://t/7',
        tracker: 'T',
      }),
      happened('ANNOUNCEMENT_POSTED', { what: 'resolved', messageId: 'm9' }),
      happened('CADENCE_CHANGED', { cadence: 'stopped' }),
      happened('STATUS_REMINDER_SENT', { nudge: 1, messageId: 'm8' }),
    );
    expect(incident).toMatchObject({
      status: 'resolved',
      mitigation: { by: ADA.entityRef, summary: 'Rolled.' },
      resolution: { by: CONDUCTOR.name, summary: 'All clear.' },
      postmortem: { markdown: '# It', postmortemId: '7', url: 'https://t/7' },
      announcements: ['resolved'],
      reminders: { cadence: 'stopped', sent: 1 },
    });
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import type { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';
import type { AuditedAct } from './Audit';
import { createAudit } from './createAudit';

const approval: AuditedAct = {
  eventId: 'publication-decide',
  command: 'approveDraft',
  incidentId: 'inc-1',
  by: 'user:default/ada',
  door: 'console',
  seq: 12,
  draftId: 'draft-1',
  revision: 2,
  sha256: 'a'.repeat(64),
};

function recordingAuditor() {
  const created: AuditorServiceCreateEventOptions[] = [];
  const outcomes: unknown[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async options => {
      created.push(options);
      return {
        success: async () => void outcomes.push('success'),
        fail: async ({ error }) => void outcomes.push(error.message),
      };
    },
  });
  return { auditor, created, outcomes };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

describe('audit', () => {
  it('tells who approved which revision with which hash, as a high severity event', async () => {
    const { auditor, created, outcomes } = recordingAuditor();
    createAudit(auditor, mockServices.logger.mock()).accepted(approval);
    await settled();
    expect(created).toEqual([
      {
        eventId: 'publication-decide',
        severityLevel: 'high',
        request: undefined,
        meta: {
          command: 'approveDraft',
          incidentId: 'inc-1',
          by: 'user:default/ada',
          door: 'console',
          seq: 12,
          draftId: 'draft-1',
          revision: 2,
          sha256: 'a'.repeat(64),
        },
      },
    ]);
    expect(outcomes).toEqual(['success']);
  });

  it('tells why an act was refused', async () => {
    const { auditor, outcomes } = recordingAuditor();
    createAudit(auditor, mockServices.logger.mock()).refused(
      { ...approval, seq: undefined },
      new Error('Revision 3 is newer. Read it and approve that one.'),
    );
    await settled();
    expect(outcomes).toEqual([
      'Revision 3 is newer. Read it and approve that one.',
    ]);
  });

  it('tells why the database failed, without what was to be stored', async () => {
    const { auditor, outcomes } = recordingAuditor();
    createAudit(auditor, mockServices.logger.mock()).refused(
      approval,
      new Error("insert into x values ('her words') - disk full"),
    );
    await settled();
    expect(outcomes).toEqual(['disk full']);
  });

  it('never disturbs the caller: a failing auditor is logged once', async () => {
    const logger = mockServices.logger.mock();
    const audit = createAudit(
      mockServices.auditor.mock({
        createEvent: async () => {
          throw new Error('log is full');
        },
      }),
      logger,
    );
    audit.accepted(approval);
    audit.refused(approval, new Error('no'));
    await settled();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('log is full'),
    );
  });
});

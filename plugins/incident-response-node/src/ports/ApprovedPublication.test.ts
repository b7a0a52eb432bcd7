import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import type { ApprovedPublication } from '..';
import * as published from '..';
import { isApprovedPublication, takeApprovalMark } from '..';
import { markApproved } from './ApprovedPublication';

const request: PublicationRequest = {
  title: 'Service disruption',
  status: 'investigating',
  impact: 'major',
  body: 'We are investigating.',
  components: {},
  notify: true,
  page: 'main',
  operation: { type: 'create' },
  targets: ['built-in'],
};
const content = {
  incidentId: 'inc-1',
  draftId: 'draft-1',
  revision: 1,
  sha256: 'a'.repeat(64),
  request,
};

describe('an approved publication', () => {
  it('cannot be written down by a module', () => {
    const publish = (_publication: ApprovedPublication) => 'sent';
    // @ts-expect-error The brand is missing, and nobody outside can name it.
    expect(publish(content)).toBe('sent');
    expect(isApprovedPublication(content)).toBe(false);
  });

  it('is made by whoever took the mark first, and by nobody after that', () => {
    const mark = takeApprovalMark();
    expect(isApprovedPublication(mark(content))).toBe(true);
    expect(takeApprovalMark).toThrow('Only the approval gate');
    expect(Object.keys(published)).not.toContain('markApproved');
  });

  it('is not what it was copied into, and cannot be changed', () => {
    const approved = markApproved(content);
    expect(isApprovedPublication({ ...approved })).toBe(false);
    expect(isApprovedPublication(structuredClone(approved))).toBe(false);
    expect(isApprovedPublication(null)).toBe(false);
    expect(Object.isFrozen(approved.request.operation)).toBe(true);
    expect(Object.isFrozen(request)).toBe(false);
  });
});

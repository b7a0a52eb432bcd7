import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import {
  accepted,
  ADA,
  after,
  approvalOf,
  ask,
  BEN,
  DECLARED,
  happened,
  incidentOf,
  minute,
  refusal,
  SETTINGS,
  WORDS,
} from './__testUtils__/ledgerOf';
import {
  approved,
  commanded,
  drafted,
  RESOLVED,
  ROOM,
} from './__testUtils__/incidents';
import { declare } from './commands/declare';
import { participantsOf } from './participantsOf';
import { plan } from './plans/plan';
import { roomName } from './roomName';
import { whyNotApplicable } from './publication';
import { renderHeadline } from './render/headline';

const RESTRICT: IncidentCommand = { type: 'restrict', reason: 'A leak.' };
const LIFT: IncidentCommand = { type: 'liftRestriction', reason: 'Fixed.' };
const NOT_FOR_CUSTOMERS =
  'The incident is restricted: nothing may be written for customers. Have an approver lift the restriction first.';

const restricted = (incident = commanded()) => accepted(incident, [RESTRICT]);
const keysOf = (incident: ReturnType<typeof restricted>, at = 120) =>
  plan(incident, SETTINGS, minute(at)).due.map(({ key }) => key);

describe('a restriction', () => {
  it('is raised and lifted by the incident commander, with a reason', () => {
    expect(restricted()).toMatchObject({
      visibility: 'restricted',
      restriction: { by: ADA.entityRef, reason: 'A leak.' },
    });
    const lifted = accepted(restricted(), [LIFT]);
    expect(lifted.visibility).toBe('normal');
    expect(lifted.restriction).toBeUndefined();
  });

  it('is not for others to raise or lift', () => {
    expect(refusal(ask(commanded(), RESTRICT, BEN))).toMatch(
      /Only the incident commander.*may do this/,
    );
    expect(refusal(ask(restricted(), LIFT, BEN))).toMatch(
      /Only the incident commander.*may do this/,
    );
  });

  it('is neither raised nor lifted twice', () => {
    expect(refusal(ask(restricted(), RESTRICT))).toMatch(/restricted already/);
    expect(refusal(ask(commanded(), LIFT))).toMatch(/is not restricted/);
  });

  it('may be there from the start', () => {
    const decision = declare(
      {
        requestId: '3f0e1f8a-3f6f-4f4e-9a53-2a3b0a1c9d11',
        title: 'Keys in a public bucket',
        severity: 'P1',
        kind: 'real',
        visibility: 'restricted',
      },
      { actor: ADA, now: minute(0), settings: SETTINGS },
    );
    const incident = after(undefined, ...(decision.ok ? decision.events : []));
    expect(incident.visibility).toBe('restricted');
    expect(participantsOf(incident)).toEqual([ADA.entityRef]);
    expect(roomName(incident, 1)).toMatch(/^inc-20261123-restricted-/);
  });
});

describe('a restricted incident', () => {
  it('gets no words for customers, in no way', () => {
    const incident = restricted(drafted());
    const commands: readonly IncidentCommand[] = [
      { type: 'draftStatus' },
      { type: 'draftStatus', content: WORDS },
      { type: 'reviseDraft', draftId: 'draft-1', revision: 1, content: WORDS },
      approvalOf(incident),
    ];
    for (const command of commands)
      expect(refusal(ask(incident, command))).toBe(NOT_FOR_CUSTOMERS);
  });

  it('does not publish what was approved before', () => {
    const incident = restricted(approved());
    const { request } = incident.drafts[0].revisions[0];
    expect(whyNotApplicable(incident, request, SETTINGS)).toBe(
      NOT_FOR_CUSTOMERS,
    );
  });

  it('asks no writer, proposes no draft and reminds of no update', () => {
    const asked = restricted(accepted(commanded(), [{ type: 'draftStatus' }]));
    const keys = keysOf(asked);
    expect(keys.filter(key => /write-draft|propose|nudge/.test(key))).toEqual(
      [],
    );
    expect(keysOf(accepted(asked, [LIFT]))).toContain('write-draft:1');
  });

  it('is not announced, and its postmortem is not filed, until it is lifted', () => {
    const over = after(
      restricted(),
      RESOLVED,
      happened(
        'CHANGES_ATTACHED',
        { facts: [] },
        { effect: 'resolve:changes' },
      ),
      happened('POSTMORTEM_DRAFTED', {
        markdown: '# It',
        sha256: 'a'.repeat(64),
        writer: 'templates',
      }),
    );
    expect(
      keysOf(over).filter(key => /announce|file-postmortem/.test(key)),
    ).toEqual([]);
    expect(keysOf(accepted(over, [LIFT]))).toEqual(
      expect.arrayContaining(['announce:resolved', 'resolve:file-postmortem']),
    );
  });

  it('that is closed and lifted has its postmortem filed, and is not announced late', () => {
    const closed = after(
      restricted(),
      RESOLVED,
      happened('POSTMORTEM_DRAFTED', {
        markdown: '# It',
        sha256: 'a'.repeat(64),
        writer: 'templates',
      }),
      happened('INCIDENT_CLOSED', {}),
    );
    expect(keysOf(closed)).toEqual([]);
    const lifted = accepted(closed, [LIFT]);
    expect(keysOf(lifted)).toEqual(['resolve:file-postmortem']);
    const filed = after(
      lifted,
      happened(
        'POSTMORTEM_CREATED',
        { postmortemId: '1', url: 'https://t/1', tracker: 'tracker' },
        { effect: 'resolve:file-postmortem' },
      ),
    );
    expect(filed.status).toBe('closed');
    expect(keysOf(filed)).toEqual([]);
  });

  it('says in the room that it is restricted, and its room has no telling name', () => {
    expect(renderHeadline(restricted(), 'https://b').lines).toContain(
      'Restricted: speak of it only with those who are here.',
    );
    expect(roomName(restricted(commanded(incidentOf())), 1)).not.toContain(
      'checkout',
    );
  });
});

describe('a drill', () => {
  const DRILL = after(undefined, {
    ...DECLARED,
    data: { ...DECLARED.data, kind: 'drill' },
  } as typeof DECLARED);

  it('calls nobody unasked, and those who are named', () => {
    const called = after(
      DRILL,
      ROOM,
      happened('OWNERSHIP_RESOLVED', {
        entity: null,
        owners: [],
        people: [{ entityRef: 'user:default/ada', source: 'owner' }],
        dependents: [],
        gaps: [],
      }),
    );
    expect(called.responders).toEqual([]);
    const named = accepted(called, [
      { type: 'invite', entityRefs: ['user:default/ben'] },
    ]);
    expect(named.responders.map(({ id }) => id)).toEqual(['user:default/ben']);
  });

  it('says so wherever its title leaves the page', () => {
    expect(renderHeadline(DRILL, 'https://b')).toMatchObject({
      title: '[DRILL] P1 Checkout error rate above 5 %',
      lines: expect.arrayContaining(['This is a drill.']),
    });
    const { due } = plan(after(DRILL, RESOLVED), SETTINGS, minute(40));
    expect(due).toContainEqual(
      expect.objectContaining({
        key: 'announce:resolved',
        content: expect.objectContaining({
          title: '[DRILL] P1 resolved: Checkout error rate above 5 %',
        }),
      }),
    );
  });

  it('is written for the built-in page, or not at all', () => {
    const ic = commanded(after(DRILL, ROOM));
    expect(refusal(ask(ic, { type: 'draftStatus', content: WORDS }))).toMatch(
      /drills publish only to the built-in page, which is not there/,
    );
  });
});

describe('whoever joins', () => {
  it('is a responder from then on, and the first one is remembered', () => {
    const joined = accepted(incidentOf(), [{ type: 'join' }], BEN, minute(3));
    expect(joined.responders).toEqual([
      expect.objectContaining({
        id: BEN.entityRef,
        // The room may be elsewhere than where they said so.
        invite: 'pending',
        joinedAt: minute(3).toISOString(),
      }),
    ]);
    expect(joined.milestones.firstResponderAt).toBe(minute(3).toISOString());
    const second = accepted(joined, [{ type: 'join' }], ADA, minute(4));
    expect(second.milestones.firstResponderAt).toBe(minute(3).toISOString());
    expect(refusal(ask(joined, { type: 'join' }, BEN))).toMatch(
      /You are here already/,
    );
  });
});

import {
  chatOnlyRef,
  type IncidentCommand,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { approved, commanded, drafted, ROOM } from '../__testUtils__/incidents';
import {
  ADA,
  after,
  BEN,
  happened,
  incidentOf,
  minute,
  person,
  refusal,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { decide } from '../decide';
import type { Approvers } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from '../plans/plan';
import type { Settings } from '../Settings';

const COMMS = 'group:default/comms';
const GUARDED: Settings = {
  ...SETTINGS,
  authority: { ...SETTINGS.authority, approverGroups: [COMMS] },
};
const CALL: IncidentCommand = { type: 'callApprover', draftId: 'draft-1' };
const DAN = person('dan');
const [CORA, ABE] = ['user:default/cora', 'user:default/abe'];
const TWO: Approvers = { members: [ABE, CORA] };

const wanted = (
  incident: FoldedIncident,
  approvers: Approvers | undefined = TWO,
  { actor = DAN, at = 3, settings = GUARDED } = {},
) =>
  decide(incident, CALL, {
    actor,
    now: minute(at),
    settings,
    ...(approvers ? { approvers } : {}),
  });

const calledBy = (decision: ReturnType<typeof wanted>) =>
  decision.ok
    ? decision.events.map(({ type, data }) => [type, data])
    : decision.sentence;

function asked(incident: FoldedIncident, at = 3): FoldedIncident {
  const decision = wanted(incident, TWO, { at });
  if (!decision.ok) throw new Error(decision.sentence);
  return after(incident, ...decision.events);
}

/** Nobody is in command; a draft by Dan waits. */
const WAITING = drafted(incidentOf(ROOM));
const calls = (incident: FoldedIncident, settings = GUARDED) =>
  plan(incident, settings, minute(4)).due.filter(
    ({ kind }) => kind === 'callApprover' || kind === 'nameApprovers',
  );
const came = (n: number, approver: string, error?: string): LedgerEvent =>
  happened(
    'APPROVER_CALLED',
    { draftId: 'draft-1', approver, ...(error ? { error } : {}) },
    { at: minute(4), effect: `call-approver:${n}` },
  );

describe('calling somebody who may approve', () => {
  it('calls one, and the next one when it is asked for again', () => {
    expect(calledBy(wanted(WAITING))).toEqual([
      [
        'APPROVER_CALL_REQUESTED',
        { draftId: 'draft-1', revision: 1, approver: ABE },
      ],
    ]);
    expect(calledBy(wanted(asked(WAITING)))).toEqual([
      ['APPROVER_CALL_REQUESTED', expect.objectContaining({ approver: CORA })],
    ]);
  });

  it('calls the commander first, but not whoever asks', () => {
    const led = drafted();
    expect(calledBy(wanted(led))).toMatchObject([
      ['APPROVER_CALL_REQUESTED', { approver: ADA.entityRef }],
    ]);
    expect(calledBy(wanted(led, TWO, { actor: ADA }))).toMatchObject([
      ['APPROVER_CALL_REQUESTED', { approver: ABE }],
    ]);
  });

  it('calls each once in five minutes, and then whoever was called longest ago', () => {
    const both = asked(asked(WAITING, 3), 4);
    expect(refusal(wanted(both, TWO, { at: 7.9 }))).toBe(
      'Everybody who may approve it was called in the last 5 minutes; abe may be called again at 10:08 UTC.',
    );
    expect(calledBy(wanted(both, TWO, { at: 8 }))).toMatchObject([
      ['APPROVER_CALL_REQUESTED', { approver: ABE }],
    ]);
  });

  it('calls to each draft anew', () => {
    const second = drafted(asked(asked(WAITING)));
    const other = { ...CALL, draftId: 'draft-2' };
    const context = { now: minute(3), settings: GUARDED, approvers: TWO };
    expect(decide(second, other, { ...context, actor: DAN })).toMatchObject({
      ok: true,
    });
  });

  it('calls nobody who could not approve: who wrote it, whom only the chat knows', () => {
    const authority = { ...GUARDED.authority, authorMayApprove: false };
    const settings = { ...GUARDED, authority };
    const members = [ADA.entityRef, chatOnlyRef('T1', 'U1')];
    expect(refusal(wanted(WAITING, { members }, { settings }))).toBe(
      'There is nobody else to call who may approve it. Take command, or have an approver group configured.',
    );
  });

  it('says what it does not know', () => {
    const unknown = `Who is in ${COMMS} cannot be read from the catalog just now.`;
    expect(refusal(wanted(WAITING, { members: [], unknown }))).toContain(
      unknown,
    );
    const nothing = decide(WAITING, CALL, {
      actor: DAN,
      now: minute(3),
      settings: GUARDED,
    });
    expect(refusal(nothing)).toContain('nobody else to call');
  });

  it.each<[string, FoldedIncident, RegExp]>([
    ['is not there', incidentOf(ROOM), /There is no draft "draft-1"/],
    ['is approved', approved(), /ada approved it/],
    [
      'could not be approved as it is',
      drafted(commanded(), { body: 'TBD' }),
      /TBD/,
    ],
  ])('is refused for a draft that %s', (_what, incident, said) => {
    expect(refusal(wanted(incident))).toMatch(said);
  });
});

describe('the call of an approver', () => {
  it('is due until something came of it', () => {
    const incident = asked(WAITING);
    const due = calls(incident).filter(e => e.kind === 'callApprover');
    expect(due).toEqual([
      expect.objectContaining({
        key: 'call-approver:1',
        approver: ABE,
        content: expect.objectContaining({
          lines: [
            'P1 Checkout error rate above 5 %',
            'dan asks you to read "Checkout is failing" and to decide.',
          ],
        }),
      }),
    ]);
    const called = after(incident, came(1, ABE));
    expect(called.approverCalls).toEqual([
      {
        draftId: 'draft-1',
        approver: ABE,
        by: DAN.entityRef,
        at: minute(3).toISOString(),
        called: { at: minute(4).toISOString() },
      },
    ]);
    expect(calls(called).filter(e => e.kind === 'callApprover')).toEqual([]);
  });

  it('says why it could not be made, of the one that it was', () => {
    const two = after(asked(asked(WAITING)), came(2, CORA, 'no account'));
    expect(two.approverCalls.map(({ called }) => called?.error)).toEqual([
      undefined,
      'no account',
    ]);
  });

  it('is not made once the draft is decided, or it is over', () => {
    const incident = asked(WAITING);
    const rejected = happened(
      'STATUSPAGE_APPROVAL_REJECTED',
      { draftId: 'draft-1', revision: 1, reason: 'No.' },
      { actor: BEN },
    );
    const dismissed = happened('INCIDENT_DISMISSED', { reason: 'A test.' });
    expect(calls(after(incident, rejected))).toEqual([]);
    expect(calls(after(incident, dismissed))).toEqual([]);
    const resolved = happened('INCIDENT_RESOLVED', { summary: 'Over.' });
    expect(calls(after(incident, resolved))).not.toEqual([]);
  });

  it('may be asked for by the engine in a later version', () => {
    const data = { draftId: 'draft-9', revision: 1, approver: ABE };
    const odd = after(WAITING, happened('APPROVER_CALL_REQUESTED', data));
    expect(odd.approverCalls[0].by).toBe('conductor');
    expect(calls(odd).filter(e => e.kind === 'callApprover')).toEqual([]);
  });
});

describe('who may approve is read from the catalog', () => {
  const named = (incident: FoldedIncident, settings = GUARDED) =>
    calls(incident, settings).filter(e => e.kind === 'nameApprovers');

  it('where nobody in command may, once for each revision', () => {
    expect(named(WAITING).map(({ key }) => key)).toEqual([
      'name-approvers:draft-1:1',
    ]);
    const told = after(
      WAITING,
      happened(
        'APPROVERS_NAMED',
        { draftId: 'draft-1', approvers: [ABE] },
        { effect: 'name-approvers:draft-1:1' },
      ),
    );
    expect(named(told)).toEqual([]);
    expect(told.drafts[0].namedApprovers).toEqual([ABE]);
  });

  it('and not where somebody in command may, without groups, or without a room', () => {
    expect(named(drafted())).toEqual([]);
    expect(named(WAITING, SETTINGS)).toEqual([]);
    expect(named(drafted(incidentOf()))).toEqual([]);
    expect(named(approved())).toEqual([]);
  });
});

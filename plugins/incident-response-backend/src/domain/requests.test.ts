import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  accepted,
  ADA,
  after,
  approvalOf,
  incidentOf,
  minute,
  refusal,
  SETTINGS,
} from './__testUtils__/ledgerOf';
import { drafted } from './__testUtils__/incidents';
import { decide } from './decide';
import type { FoldedIncident } from './FoldedIncident';
import { toIncident } from './FoldedIncident';
import { MOST_REQUESTS, withRequest } from './requests';

const FIRST = '6f1f7a0e-0000-8000-8000-000000000001';
const SECOND = '6f1f7a0e-0000-8000-8000-000000000002';
const TWICE = /^This reached us twice and counts once\./;

const note = (incident: FoldedIncident, request?: string) =>
  decide(
    incident,
    { type: 'addNote', text: 'Errors are falling.' },
    { actor: ADA, now: minute(2), settings: SETTINGS, request },
  );

const eventsOf = (decision: ReturnType<typeof decide>) => {
  if (!decision.ok) throw new Error(decision.sentence);
  return decision.events;
};

describe('an act that a chat hands on twice', () => {
  const noted = after(incidentOf(), ...eventsOf(note(incidentOf(), FIRST)));

  it('stands on the ledger with what the chat calls it', () => {
    expect(eventsOf(note(incidentOf(), FIRST))).toMatchObject([
      { type: 'NOTE_ADDED', request: FIRST },
    ]);
    expect(eventsOf(note(incidentOf()))[0]).not.toHaveProperty('request');
  });

  it('is refused the second time, and the same words once more are not', () => {
    expect(note(noted, FIRST)).toMatchObject({ ok: false, reason: 'conflict' });
    expect(refusal(note(noted, FIRST))).toMatch(TWICE);
    expect(note(noted, SECOND).ok).toBe(true);
    expect(note(noted).ok).toBe(true);
  });

  it('leaves no second refusal of an approval', () => {
    const context = { actor: ADA, now: minute(2), settings: SETTINGS };
    const approved = after(
      drafted(),
      ...eventsOf(
        decide(drafted(), approvalOf(drafted()), {
          ...context,
          request: FIRST,
        }),
      ),
    );
    const again = decide(approved, approvalOf(drafted()), {
      ...context,
      request: FIRST,
    });
    expect(refusal(again)).toMatch(TWICE);
    expect(again).not.toHaveProperty('record');
  });

  it('is nothing that readers of the incident are shown', () => {
    expect(noted.requests).toEqual([FIRST]);
    expect(toIncident(noted)).not.toHaveProperty('requests');
    expect(
      accepted(noted, [{ type: 'addNote', text: 'At the console.' }]).requests,
    ).toEqual([FIRST]);
  });
});

describe('what acts are known by', () => {
  it('is kept once for all events of an act, and of the newest acts only', () => {
    const from = (request?: string): Pick<LedgerEvent, 'request'> => ({
      request,
    });
    expect(withRequest([FIRST], from())).toEqual([FIRST]);
    expect(withRequest([FIRST], from(FIRST))).toEqual([FIRST]);
    const many = Array.from({ length: MOST_REQUESTS }, (_, n) => String(n));
    const known = withRequest(many, from(FIRST));
    expect(known).toHaveLength(MOST_REQUESTS);
    expect([known[0], known.at(-1)]).toEqual(['1', FIRST]);
  });
});

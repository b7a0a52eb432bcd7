import type {
  IncidentCommand,
  LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { commanded } from './__testUtils__/incidents';
import { chainOf } from './__testUtils__/chain';
import {
  accepted,
  ADA,
  after,
  ask,
  BEN,
  DECLARED,
  happened,
  incidentOf,
  KEYS,
  minute,
  refusal,
  SETTINGS,
} from './__testUtils__/ledgerOf';
import { decide } from './decide';
import { headOf } from './headOf';
import { keptUntil, removableAt } from './retention';

const DAY = 24 * 60 * 60_000;
const KEPT = { ...SETTINGS, retainForMs: 400 * DAY };
const PLACE: IncidentCommand = { type: 'placeLegalHold', reason: 'A lawsuit.' };
const LIFT: IncidentCommand = { type: 'liftLegalHold', reason: 'Settled.' };

const RESOLVED = happened('INCIDENT_RESOLVED', { summary: 'All clear.' });
const closedOn = (data: { retainUntil?: string }) =>
  incidentOf(RESOLVED, happened('INCIDENT_CLOSED', data, { at: minute(10) }));
const closed = () => closedOn(keptUntil(KEPT, minute(10)));

describe('how long a ledger is kept', () => {
  it('is said when the incident is closed, and is for ever where no period is configured', () => {
    expect(closed().retainUntil).toBe('2027-12-28T10:10:00.000Z');
    expect(keptUntil(SETTINGS, minute(10))).toEqual({});
    expect(removableAt(closedOn({}))).toBeNull();
  });

  it.each<IncidentCommand>([
    { type: 'dismiss', reason: 'A load test.' },
    { type: 'merge', into: 'inc-other', reason: 'The same.' },
  ])('is said by $type as well: that is an end, too', command => {
    const decision = decide(commanded(), command, {
      actor: ADA,
      now: minute(10),
      settings: KEPT,
      other: { ...incidentOf(), id: 'inc-other' },
    });
    if (!decision.ok) throw new Error(decision.sentence);
    const ended = after(commanded(), ...decision.events);
    expect(removableAt(ended)).toBe(minute(10).getTime() + 400 * DAY);
  });

  it('is over when the instant comes, and never while the incident is not at its end', () => {
    expect(removableAt(closed())).toBe(minute(10).getTime() + 400 * DAY);
    expect(removableAt(incidentOf(RESOLVED))).toBeNull();
  });

  it('is not shortened by a shorter period that is configured later, and made longer by a longer one', () => {
    const promised = minute(10).getTime() + 400 * DAY;
    expect(removableAt(closed(), { retainForMs: DAY })).toBe(promised);
    expect(removableAt(closed(), { retainForMs: 800 * DAY })).toBe(
      minute(10).getTime() + 800 * DAY,
    );
  });

  it('is forgotten when the incident is reopened, and said anew at the next end', () => {
    const reopened = after(
      closed(),
      happened('INCIDENT_REOPENED', { reason: 'Again.' }),
    );
    expect(reopened.retainUntil).toBeUndefined();
    expect(removableAt(reopened)).toBeNull();
    const again = after(
      reopened,
      RESOLVED,
      happened('INCIDENT_CLOSED', keptUntil(KEPT, minute(99)), {
        at: minute(99),
      }),
    );
    expect(removableAt(again)).toBe(minute(99).getTime() + 400 * DAY);
  });

  it('stands in the head, for whoever looks for what may go', () => {
    const head = (...events: readonly LedgerEvent[]) =>
      headOf(after(closed(), ...events), chainOf([[DECLARED]])[0], {
        keys: KEYS,
        settings: SETTINGS,
        now: minute(11),
      });
    const note = happened('NOTE_ADDED', { noteId: 'n1', text: 'Seen.' });
    expect(head(note).removableAt).toBe(minute(10).getTime() + 400 * DAY);
    expect(
      head(happened('LEGAL_HOLD_PLACED', { reason: 'A lawsuit.' })),
    ).not.toHaveProperty('removableAt');
  });
});

describe('a legal hold', () => {
  it('keeps a closed ledger, says who wants it and why, and is lifted with a reason', () => {
    const held = accepted(closed(), [PLACE], BEN);
    expect(held.legalHold).toEqual({
      by: BEN.entityRef,
      at: minute(2).toISOString(),
      reason: 'A lawsuit.',
    });
    expect(removableAt(held)).toBeNull();
    const lifted = accepted(held, [LIFT], ADA);
    expect(lifted.legalHold).toBeUndefined();
    expect(removableAt(lifted)).toBe(minute(10).getTime() + 400 * DAY);
    expect(lifted.status).toBe('closed');
  });

  it('is placed on what is still open, and outlives its end', () => {
    const held = accepted(commanded(), [PLACE], BEN);
    const end = happened('INCIDENT_CLOSED', keptUntil(KEPT, minute(10)));
    expect(removableAt(after(held, RESOLVED, end))).toBeNull();
  });

  it('is neither placed nor lifted twice', () => {
    const held = accepted(closed(), [PLACE]);
    expect(refusal(ask(held, PLACE))).toMatch(/on legal hold already/);
    expect(refusal(ask(closed(), LIFT))).toMatch(/is not on legal hold/);
  });

  it('is for the console, where the permission to audit is asked for', () => {
    expect(refusal(ask(closed(), PLACE, { ...ADA, door: 'slack' }))).toBe(
      'A legal hold is placed and lifted on the incident page in Backstage.',
    );
  });
});

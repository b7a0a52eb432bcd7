import { allowedCommands } from './allowedCommands';
import { aheadOf, whyStale } from './approvalRules';
import { approversOf, eligibleApprovers, whyNotTheirs } from './approvers';
import { DEFAULT_AUTHORITY } from './AuthoritySettings';
import { decide } from './decide';
import {
  approved,
  drafted,
  published,
  RESOLVED,
} from './__testUtils__/incidents';
import {
  accepted,
  ADA,
  after,
  approvalOf,
  incidentOf,
  minute,
  SETTINGS,
} from './__testUtils__/ledgerOf';

const BY_TWO = { ...DEFAULT_AUTHORITY, quorum: 2 };

/** Ada gave the first of two approvals. */
function approvedOnce() {
  const incident = drafted();
  const given = decide(incident, approvalOf(incident), {
    actor: ADA,
    now: minute(2),
    settings: { ...SETTINGS, authority: BY_TWO },
  });
  if (!given.ok) throw new Error(given.sentence);
  return after(incident, ...given.events);
}

describe('who may still approve', () => {
  it('is whoever has not approved these words at this stage', () => {
    const incident = approvedOnce();
    const [draft] = incident.drafts;
    expect(
      approversOf(incident, draft, ['user:default/ben', ADA.entityRef], BY_TWO),
    ).toEqual(['user:default/ben']);
  });

  it('is somebody again once the incident has moved on, not once the machine has', () => {
    const incident = approvedOnce();
    const [draft] = incident.drafts;
    const why = (status: typeof incident.status) =>
      whyNotTheirs({ ...incident, status }, draft, ADA.entityRef, BY_TWO);
    expect(why('active')).toContain('You approved it at');
    expect(why('assembly-failed')).toContain('You approved it at');
    expect(why('mitigated')).toBeUndefined();
    expect(why('closed')).toBeUndefined();
  });

  it('is nobody where nobody commands and no group may', () => {
    expect(eligibleApprovers(incidentOf(), [])).toEqual([]);
  });
});

describe('words that wait', () => {
  it('are stale after as long as was set, said as people say it', () => {
    const written = { at: minute(0).toISOString() };
    const settings = { staleAfterMs: 60_000 };
    const why = (minutes: number) =>
      whyStale(written, settings, minute(minutes).getTime());
    expect(why(0.99)).toBeUndefined();
    expect(why(1)).toContain('It was written 1 minute ago');
    expect(why(2)).toContain('It was written 2 minutes ago');
  });
});

describe('the draft that leaves first', () => {
  const three = drafted(drafted(drafted(published())));
  const first = accepted(three, [approvalOf(three, 'draft-3')]);
  const both = accepted(first, [approvalOf(first, 'draft-2')]);
  const ahead = (draftId: string) => {
    const draft = both.drafts.find(d => d.draftId === draftId);
    return draft && aheadOf(both, draft)?.draftId;
  };

  it('is the one that was approved first, and not one that has left', () => {
    expect(ahead('draft-2')).toBe('draft-3');
    expect(ahead('draft-3')).toBeUndefined();
  });

  it('is none for a draft that nobody approved', () => {
    expect(ahead('draft-4')).toBeUndefined();
  });
});

describe('what is shown as allowed', () => {
  it('says of a command that does not fit the status why', () => {
    const resolved = after(approved(), RESOLVED);
    const shown = allowedCommands(resolved, ADA, { settings: SETTINGS });
    expect(shown.mitigate).toBe(
      'The incident is resolved already. Reopen it if it is not over.',
    );
    expect(shown.addNote).toBe(true);
  });
});

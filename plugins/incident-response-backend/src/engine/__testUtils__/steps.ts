import {
  INCIDENT_ROLES,
  SEVERITIES,
  type Actor,
  type IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import fc from 'fast-check';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import {
  ADA,
  BEN,
  CONDUCTOR,
  INCIDENT_ID,
  person,
  WORDS,
} from '../../domain/__testUtils__/ledgerOf';
import { observing, type ObserveStep } from './observing';

/**
 * One thing that may happen to an incident: something is seen in its room, a person (or a part of the system) asks for something,
 * or the engine claims, performs or fails one of the effects that are due, or an old one late.
 */
export type Step =
  | ObserveStep
  | {
      readonly do: 'ask';
      readonly actor: Actor;
      readonly command: (incident: FoldedIncident) => IncidentCommand;
    }
  | { readonly do: 'claim'; readonly pick: number }
  | { readonly do: 'perform'; readonly pick: number }
  | {
      readonly do: 'fail';
      readonly pick: number;
      readonly failure: 'transient' | 'permanent' | 'unknown';
    }
  | { readonly do: 'repeat'; readonly pick: number }
  | { readonly do: 'wait'; readonly minutes: number };

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
// The first that is due is a publication where there is one.
const pick = fc.oneof(fc.constant(0), fc.nat(20));
const rarely = fc.nat(9).map(n => n === 0);
const STATUSES = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
] as const;

const content = fc
  .record({ body: text, status: fc.constantFrom(...STATUSES) })
  .map(change => ({ ...WORDS, ...change }));

/** A draft and revision that mostly are there, and the hash that mostly is right. */
const draftOf = (incident: FoldedIncident, n: number, stale: boolean) => {
  const draft = incident.drafts[n % (incident.drafts.length || 1)];
  const latest = draft?.revisions.at(-1);
  return {
    draftId: draft?.draftId ?? 'draft-1',
    revision: Math.max(1, (latest?.revision ?? 1) - (stale ? 1 : 0)),
    sha256: latest?.sha256 ?? '0'.repeat(64),
  };
};

const onDraft = fc
  .record({
    n: pick,
    stale: rarely,
    content,
    forged: rarely,
    found: fc.boolean(),
    kind: fc.constantFrom('approve', 'approve', 'revise', 'reject', 'settle'),
  })
  .map(
    ({ n, stale, content: words, forged, found, kind }) =>
      (incident: FoldedIncident): IncidentCommand => {
        const { sha256, ...draft } = draftOf(incident, n, stale);
        switch (kind) {
          case 'approve':
            return {
              type: 'approveDraft',
              ...draft,
              sha256: forged ? 'f'.repeat(64) : sha256,
            };
          case 'revise':
            return { type: 'reviseDraft', ...draft, content: words };
          case 'reject':
            return { type: 'rejectDraft', ...draft, reason: 'no' };
          default:
            return {
              type: 'settlePublication',
              draftId: draft.draftId,
              verdict: found ? { found, pageIncidentId: 'P1' } : { found },
            };
        }
      },
  );

const REFS = [
  'user:default/ada',
  'user:default/ben',
  'user:default/eve',
  'group:default/x',
];

const plain: fc.Arbitrary<IncidentCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ type: 'takeCommand' } as const) },
  fc.constantFrom(...REFS).map(to => ({ type: 'handOver', to } as const)),
  text.map(words => ({ type: 'addNote', text: words } as const)),
  fc
    .subarray(REFS, { minLength: 1 })
    .map(entityRefs => ({ type: 'invite', entityRefs } as const)),
  fc
    .boolean()
    .map(
      done =>
        ({ type: 'tickChecklist', item: 'severity-assessed', done } as const),
    ),
  {
    weight: 6,
    arbitrary: content.map(
      words => ({ type: 'draftStatus', content: words } as const),
    ),
  },
  fc
    .constantFrom(...STATUSES)
    .map(status => ({ type: 'draftStatus', status } as const)),
  fc.constant({ type: 'silenceReminders' } as const),
  fc
    .integer({ min: 1, max: 90 })
    .map(minutes => ({ type: 'silenceReminders', minutes } as const)),
  fc.constant({ type: 'resumeReminders' } as const),
  text.map(summary => ({ type: 'mitigate', summary } as const)),
  text.map(summary => ({ type: 'resolve', summary } as const)),
  fc
    .constantFrom(...SEVERITIES)
    .map(
      severity =>
        ({ type: 'changeSeverity', severity, reason: 'seen' } as const),
    ),
  text.map(reason => ({ type: 'dismiss', reason } as const)),
  {
    weight: 2,
    arbitrary: text.map(reason => ({ type: 'reopen', reason } as const)),
  },
  fc
    .record({
      role: fc.constantFrom(...INCIDENT_ROLES),
      to: fc.constantFrom(...REFS, undefined),
    })
    .map(({ role, to }) => ({
      type: 'assignRole' as const,
      role,
      ...(to ? { to } : {}),
    })),
  fc
    .integer({ min: 1, max: 5 })
    .map(rating => ({ type: 'rate', rating } as const)),
  fc
    .constantFrom(INCIDENT_ID, 'inc-other', 'inc-another')
    .map(other => ({ type: 'link', other, relation: 'related' } as const)),
  fc
    .constantFrom(INCIDENT_ID, 'inc-other')
    .map(into => ({ type: 'merge', into, reason: 'same' } as const)),
  fc.constant({ type: 'addNote', text: 'Seen.', update: true } as const),
  fc.constant({ type: 'lookUpOwnership' } as const),
  fc.constant({ type: 'finishPostmortem' } as const),
  fc
    .constantFrom(
      'room:1',
      'ownership',
      'publish:draft-1:1:0',
      'nudge:1',
      'invite:1',
      'command-reminder:1',
    )
    .map(effect => ({ type: 'retryEffect', effect } as const)),
);

const actor = fc.constantFrom<Actor>(
  ADA,
  ADA,
  ADA,
  BEN,
  person('eve'),
  CONDUCTOR,
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      actor,
      command: plain.map(c => () => c),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      actor,
      command: onDraft,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('claim' as const), pick }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('perform' as const), pick }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      pick,
      failure: fc.constantFrom(
        'transient' as const,
        'permanent' as const,
        'unknown' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('repeat' as const), pick }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      // Long enough for drafts to go stale and for approvals to lapse.
      minutes: fc.integer({ min: 1, max: 40 }),
    }),
  },
);

/** Any interleaving of what people ask and what the engine does. */
export const histories = fc.array(step, {
  minLength: 1,
  maxLength: 120,
  size: 'max',
});

/** The same, with what is seen in the room and calls for an approver in between. */
export const observedHistories = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: step },
    { weight: 3, arbitrary: observing },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('ask' as const),
        actor,
        command: fc.constant(
          () => ({ type: 'callApprover', draftId: 'draft-1' } as const),
        ),
      }),
    },
  ),
  { minLength: 1, maxLength: 120, size: 'max' },
);

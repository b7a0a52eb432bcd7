import {
  chatOnlyRef,
  type Person,
  type RoomObservation,
} from '@incident-response/backstage-plugin-incident-response-common';
import fc from 'fast-check';
import { minute } from '../../domain/__testUtils__/ledgerOf';

const account = { teamId: 'T0ACME', userId: 'U0ANY' };

const at = fc.integer({ min: 0, max: 200 }).map(n => minute(n).toISOString());
const messageId = fc.constantFrom('m1', 'm2', '__proto__');
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const how = fc.constantFrom('pin' as const, 'reaction' as const);

const observation: fc.Arbitrary<RoomObservation> = fc.oneof(
  fc.record(
    {
      type: fc.constant('joined' as const),
      who: fc.constant(account),
      at,
      added: fc.constantFrom({}, { by: account }),
    },
    { requiredKeys: ['type', 'who', 'at'] },
  ),
  fc.record(
    {
      type: fc.constant('kept' as const),
      messageId,
      author: fc.constant(account),
      writtenAt: at,
      text,
      by: fc.constant(account),
      how,
      at,
    },
    {
      requiredKeys: [
        'type',
        'messageId',
        'writtenAt',
        'text',
        'by',
        'how',
        'at',
      ],
    },
  ),
  fc.record({ type: fc.constant('edited' as const), messageId, text, at }),
  fc.record({
    type: fc.constant('released' as const),
    messageId,
    by: fc.constant(account),
    how,
    at,
  }),
  at.map(when => ({ type: 'archived' as const, at: when })),
);

const somebody: fc.Arbitrary<Person | undefined> = fc
  .constantFrom(
    'user:default/ada',
    'user:default/ben',
    chatOnlyRef('T0ACME', 'U0ANY'),
    undefined,
  )
  .map(entityRef =>
    entityRef === undefined
      ? undefined
      : { kind: 'person', entityRef, door: 'slack', chat: account },
  );

/** Something is seen in the war room, in whatever order it is told. */
export const observing = fc.record({
  do: fc.constant('observe' as const),
  observation,
  people: fc.record({ who: somebody, by: somebody, author: somebody }),
});

export type ObserveStep = typeof observing extends fc.Arbitrary<infer T>
  ? T
  : never;

import {
  ledgerEventSchema,
  MUST_UNDERSTAND,
  type Actor,
  type Incident,
  type LedgerEventOf,
  type LedgerEventType,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';

import { foldEvent } from '../../../domain/foldIncident';

export const START = Date.parse('2026-11-23T10:00:00.000Z');

export const ada: Actor = {
  kind: 'person',
  entityRef: 'user:default/ada',
  door: 'console',
};
export const conductor: Actor = {
  kind: 'system',
  name: 'conductor',
  door: 'engine',
};

export interface Happening {
  readonly type: LedgerEventType;
  readonly data: unknown;
  /** Seconds after the start. */
  readonly after: number;
  readonly by: Actor;
}

export function happens<TType extends LedgerEventType>(
  after: number,
  type: TType,
  data: LedgerEventOf<TType>['data'],
  by: Actor = conductor,
): Happening {
  return { type, data, after, by };
}

export function declaredAs(
  title: string,
  more: Partial<LedgerEventOf<'INCIDENT_DECLARED'>['data']> = {},
): Happening {
  return happens(0, 'INCIDENT_DECLARED', {
    title,
    severity: 'P1',
    severityReason: 'label severity=critical',
    kind: 'real',
    entityHints: [],
    origin: { type: 'person', requestId: 'r1' },
    ...more,
  });
}

/** A real ledger: every event passes its schema and is folded, one commit each. */
export function ledgerOf(happenings: readonly Happening[]): {
  readonly incident: Incident;
  readonly timeline: readonly TimelineEntry[];
} {
  const timeline = happenings.map(({ type, data, after, by }, index) => {
    const at = new Date(START + after * 1_000).toISOString();
    const mustUnderstand = MUST_UNDERSTAND[type];
    const event = ledgerEventSchema.parse({
      type,
      v: 1,
      mustUnderstand,
      at,
      actor: by,
      data,
    });
    const seq = index + 1;
    return { id: `${seq}.0`, seq, index: 0, at, actor: by, event };
  });
  const [first, ...rest] = timeline;
  const incident = rest.reduce(
    (folded, { event, seq }) =>
      foldEvent(folded, event, { incidentId: 'inc-1', seq }),
    foldEvent(undefined, first.event, { incidentId: 'inc-1', seq: 1 }),
  );
  return { incident, timeline };
}

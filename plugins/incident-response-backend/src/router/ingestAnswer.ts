import type { Ingested } from '../stores/IncidentStore';

/** What the sender of an alert is told. */
export interface IngestAnswer {
  readonly result: Ingested['type'];
  readonly incidentId?: string;
  /** One sentence. */
  readonly message: string;
}

function answerOne(ingested: Ingested): IngestAnswer {
  switch (ingested.type) {
    case 'opened':
      return {
        result: 'opened',
        incidentId: ingested.incidentId,
        message: 'An incident was opened.',
      };
    case 'attached':
      return {
        result: 'attached',
        incidentId: ingested.incidentId,
        message: 'The alert was added to its incident.',
      };
    case 'recorded':
      return { result: 'recorded', message: ingested.reason };
    case 'known':
      return {
        result: 'known',
        ...(ingested.incidentId && { incidentId: ingested.incidentId }),
        message: 'This event was delivered before; nothing changed.',
      };
    default: {
      const unreachable: never = ingested;
      throw new Error(`Unknown result ${JSON.stringify(unreachable)}`);
    }
  }
}

const RANK: readonly Ingested['type'][] = [
  'opened',
  'attached',
  'known',
  'recorded',
];

/** Status and body for the alerts of one delivery: 202 when an incident got something new. */
export function answerIngested(all: readonly Ingested[]): {
  readonly status: 200 | 202;
  readonly body: IngestAnswer & { readonly alerts?: readonly IngestAnswer[] };
} {
  const answers = all.map(answerOne);
  const [first] = [...answers].sort(
    (a, b) => RANK.indexOf(a.result) - RANK.indexOf(b.result),
  );
  if (!first) {
    return {
      status: 200,
      body: { result: 'recorded', message: 'The body holds no alert.' },
    };
  }
  return {
    status:
      first.result === 'opened' || first.result === 'attached' ? 202 : 200,
    body: { ...first, ...(answers.length > 1 && { alerts: answers }) },
  };
}

import { createHmac } from 'node:crypto';
import type {
  Evidence,
  PublicRequest,
  RawLedger,
  Row,
  VendorAct,
} from '../Evidence';
import { hashOf } from '../openLedger';
import { bytesOf } from '../readApprovals';

/** An event as it is written down, before it has a commit. */
export interface Planted {
  readonly type: string;
  readonly at: string;
  readonly actor: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
}

export const KEY = Buffer.from('the key of the reader');
export const ID = 'inc-1';
const START = Date.parse('2026-11-23T10:00:00.000Z');
export const minute = (n: number) => new Date(START + n * 60_000).toISOString();

export const ADA = {
  kind: 'person',
  entityRef: 'user:default/ada',
  door: 'console',
};
export const CONDUCTOR = { kind: 'system', name: 'conductor', door: 'engine' };

export const REQUEST: PublicRequest = {
  page: 'public',
  operation: { type: 'create' },
  title: 'Some requests fail',
  status: 'investigating',
  impact: 'major',
  body: 'We are looking into it.',
  components: { web: 'operational', api: 'major_outage' },
  notify: true,
  targets: ['status.example.org'],
};

export const happened = (
  type: string,
  at: number,
  data: Planted['data'],
  actor: Planted['actor'] = CONDUCTOR,
): Planted => ({ type, at: minute(at), actor, data });

const SHA256 = hashOf(bytesOf(REQUEST));

export const DECLARED = happened('INCIDENT_DECLARED', 0, {
  origin: {
    type: 'alert',
    source: 'oncall',
    group: 'G1',
    startedAt: minute(0),
  },
});
export const RECORDED = happened('ALERT_RECORDED', 0, { eventKey: 'oncall:1' });
export const ROOM = happened('WAR_ROOM_CREATED', 1, {
  generation: 1,
  roomId: 'room-1',
});
export const TAKEN = happened('COMMAND_TAKEN', 2, { ic: ADA.entityRef }, ADA);
export const approved = (
  change: Planted['data'] = {},
  actor: Planted['actor'] = ADA,
  at = 3,
) =>
  happened(
    'STATUSPAGE_DRAFT_APPROVED',
    at,
    {
      draftId: 'draft-1',
      revision: 1,
      sha256: SHA256,
      bytes: bytesOf(REQUEST),
      ...change,
    },
    actor,
  );
export const PUBLISHED = happened('STATUSPAGE_PUBLISHED', 5, {
  draftId: 'draft-1',
  revision: 1,
  sha256: SHA256,
  pageIncidentId: 'publication-1',
});

/** A whole chain with each event in a commit of its own, under a signed head. */
export function ledgerOf(
  events: readonly Planted[],
  incidentId = ID,
): RawLedger {
  const rows: Row[] = [];
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    const commitId = `${incidentId}-${seq}`;
    const payload = JSON.stringify({
      v: 1,
      incidentId,
      seq,
      commitId,
      previous: rows[index - 1]?.hash ?? '0'.repeat(64),
      at: event.at,
      events: [event],
    });
    rows.push({ seq, commitId, payload, hash: hashOf(payload) });
  }
  const { seq, hash } = rows[rows.length - 1];
  const signature = createHmac('sha256', KEY)
    .update(`incident-response/head/1\n${incidentId}\n${seq}\n${hash}`)
    .digest('hex');
  return { incidentId, rows, head: { seq, hash, signature, dueAt: null } };
}

export const ACTS: readonly VendorAct[] = [
  { kind: 'room', key: `${ID}/room:1`, id: 'room-1', at: START + 60_000 },
  { kind: 'post', key: `${ID}/post:headline`, id: 'post-1', at: START },
  {
    kind: 'publication',
    key: `${ID}/publish:draft-1:1:0`,
    id: 'publication-1',
    at: Date.parse(minute(4)),
    publication: {
      incidentId: ID,
      draftId: 'draft-1',
      sha256: SHA256,
      request: REQUEST,
    },
  },
];

export const STORY: readonly Planted[] = [
  DECLARED,
  RECORDED,
  ROOM,
  TAKEN,
  approved(),
  PUBLISHED,
];

/** A run in which nothing is wrong. */
export const GOOD: Evidence = {
  ledgers: [ledgerOf(STORY)],
  accepted: [{ eventKey: 'oncall:1', answer: 'opened' }],
  acts: ACTS,
  undrained: 0,
  approvers: [],
  erased: [],
  rules: { quorum: 1, lapseAfterMs: 10 * 60_000, drillPage: 'drills' },
  text: '',
  key: KEY,
  now: Date.parse(minute(600)),
};

/** The same run with another story on its one ledger. */
export const told = (...events: readonly Planted[]): Evidence => ({
  ...GOOD,
  ledgers: [ledgerOf(events)],
});

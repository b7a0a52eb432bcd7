import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { isSignedBy, whyUnsigned, type HeadKeys } from '../../domain/ledger';
import type { IncidentStore } from '../../stores/IncidentStore';
import type { SigningKeys } from '../signing/SigningKeys';
import { anchorLine } from './Anchor';

/** Where anchors go; it must be outside the store, and must not throw. */
export type TellAnchor = (anchor: {
  readonly incidentId: string;
  readonly seq: number;
  readonly line: string;
}) => void;

/** After these a ledger is worth anchoring at once; all others wait for the daily run. */
const OF_NOTE: ReadonlySet<string> = new Set([
  'STATUSPAGE_PUBLISHED',
  'PUBLICATION_SETTLED',
  'INCIDENT_RESOLVED',
  'INCIDENT_REOPENED',
  'INCIDENT_DISMISSED',
  'INCIDENT_CLOSED',
  'POSTMORTEM_CREATED',
  'WAR_ROOM_ARCHIVED',
  'LEGAL_HOLD_PLACED',
  'LEGAL_HOLD_LIFTED',
]);

export interface Anchorer {
  /** The line that says where the ledger stands now. @throws Error where nobody signed its head */
  line(incidentId: string): Promise<string>;
  /** Anchors the ledger where it stands now. */
  anchor(incidentId: string): Promise<void>;
  /** Anchors after commits of note. */
  heard(incidentId: string, events: readonly LedgerEvent[]): void;
}

export function createAnchorer(deps: {
  readonly store: Pick<IncidentStore, 'head'>;
  readonly heads: HeadKeys;
  readonly signing: SigningKeys;
  readonly tell: TellAnchor;
  readonly now: () => Date;
  readonly onError: (incidentId: string, error: unknown) => void;
}): Anchorer {
  const { store, heads, signing } = deps;

  async function stands(incidentId: string) {
    const head = await store.head(incidentId);
    if (!head) throw new Error(`Incident ${incidentId} has no head.`);
    // An anchor over a head that nobody signed would vouch for whoever put it there.
    if (!isSignedBy(incidentId, head, heads))
      throw new Error(
        `Incident ${incidentId} is not anchored. ${whyUnsigned(head, heads)}`,
      );
    const { seq, hash } = head;
    const line = anchorLine({ incidentId, seq, hash }, deps.now(), signing);
    return { incidentId, seq, line };
  }

  const anchor = async (incidentId: string) =>
    deps.tell(await stands(incidentId));

  return {
    anchor,
    line: async incidentId => (await stands(incidentId)).line,
    heard: (incidentId, events) => {
      if (!events.some(({ type }) => OF_NOTE.has(type))) return;
      anchor(incidentId).catch(error => deps.onError(incidentId, error));
    },
  };
}

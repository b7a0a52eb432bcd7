import type {
  Incident,
  IncidentCommand,
  LedgerEvent,
  LedgerEventType,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { ALERT, WORDS } from '../../domain/__testUtils__/ledgerOf';
import type { TestDatabase } from '../../contract/__testUtils__/testDatabase';
import type { EngineDeps } from '../createEngine';
import { FAST, startEngine } from './startEngine';
import type { Timing } from '../Timing';

export const ada: Person = {
  kind: 'person',
  entityRef: 'user:default/ada',
  door: 'console',
};

/** Claims go stale within a moment, and nobody waits long for anything. */
export const HASTY: Timing = {
  ...FAST,
  claimLeaseMs: 400,
  claimValidMs: 200,
  callDeadlineMs: 150,
  settleMs: 10,
  findSpacingMs: 10,
  backoffFirstMs: 5,
  backoffMaxMs: 50,
};

let group = 0;

/** An engine whose vendors or store fail as asked; everything beneath is real. */
export async function playWithFaults(
  database: TestDatabase,
  change: (deps: EngineDeps) => EngineDeps = deps => deps,
  timing: Timing = FAST,
) {
  const started = await startEngine(database.connect(), change, timing);
  const { service, until, store } = started;
  const send = (id: string, command: IncidentCommand, actor: Person = ada) =>
    service.command(id, command, actor);

  /** A new incident by alert. */
  async function open(): Promise<string> {
    group += 1;
    const ingested = await service.ingest('grafana-oncall', {
      eventKey: `F${group}`,
      alert: { ...ALERT, group: `F${group}` },
    });
    if (ingested.type !== 'opened') throw new Error(ingested.type);
    return ingested.incidentId;
  }

  /** A new incident with Ada in command and a draft that waits. */
  async function drafted(): Promise<string> {
    const id = await open();
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'draftStatus', content: WORDS });
    return id;
  }

  async function approve(id: string, draftId = 'draft-1', actor: Person = ada) {
    const draft = (await service.get(id)).drafts.find(
      d => d.draftId === draftId,
    );
    const latest = draft?.revisions.at(-1);
    if (!latest) throw new Error(`There is no ${draftId}.`);
    return send(
      id,
      {
        type: 'approveDraft',
        draftId,
        revision: latest.revision,
        sha256: latest.sha256,
      },
      actor,
    );
  }

  async function events(id: string): Promise<readonly LedgerEvent[]> {
    return (await service.timeline(id, { limit: 1_000 })).entries.map(
      e => e.event,
    );
  }

  async function ofType<T extends LedgerEventType>(id: string, type: T) {
    return (await events(id)).filter(
      (e): e is Extract<LedgerEvent, { type: T }> => e.type === type,
    );
  }

  const draftIs =
    (status: Incident['drafts'][number]['status']) => (incident: Incident) =>
      incident.drafts[0]?.status === status;

  return {
    ...started,
    store,
    open,
    drafted,
    approve,
    send,
    events,
    ofType,
    until,
    draftIs,
  };
}

import {
  incidentKindSchema,
  incidentVisibilitySchema,
  incidentStatusSchema,
  severitySchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Head } from '../IncidentStore';
import { fromPlain, toPlain, toSearchable } from './plainText';

/** A head as its columns hold it. Postgres gives bigint columns as text. */
export interface HeadRow {
  readonly incident_id: string;
  readonly seq: number;
  readonly hash: string;
  readonly key_id: string;
  readonly signature: string;
  readonly title: string;
  readonly title_lower: string;
  readonly kind: string;
  readonly visibility: string;
  readonly severity: string;
  readonly status: string;
  readonly entity_ref: string | null;
  readonly ic: string | null;
  readonly declared_at: number | string;
  readonly updated_at: number | string;
  readonly owners: string;
  readonly participants: string;
  readonly room_id: string | null;
  readonly due_at: number | string | null;
  readonly plan_version: number;
  readonly page_open: number | null;
  readonly postmortem_due_at: number | string | null;
  readonly removable_at: number | string | null;
}

const plainOrNull = (text: string | null) =>
  text === null ? null : toPlain(text);

const textOrNull = (stored: string | null) =>
  stored === null ? null : fromPlain(stored);

function epochMs(iso: string, what: string, incidentId: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms))
    throw new Error(
      `The head of incident ${incidentId} cannot be stored: ${what} "${iso}" is not an ISO 8601 time.`,
    );
  return ms;
}

export function toHeadRow(head: Head): HeadRow {
  const { card, incidentId } = head;
  return {
    incident_id: toPlain(incidentId),
    seq: head.seq,
    hash: head.hash,
    key_id: toPlain(head.keyId),
    signature: head.signature,
    title: toPlain(card.title),
    title_lower: toSearchable(card.title),
    kind: card.kind,
    visibility: card.visibility,
    severity: card.severity,
    status: card.status,
    entity_ref: plainOrNull(card.entityRef),
    ic: plainOrNull(card.ic),
    declared_at: epochMs(card.declaredAt, 'declaredAt', incidentId),
    updated_at: epochMs(card.updatedAt, 'updatedAt', incidentId),
    owners: JSON.stringify(head.owners),
    participants: JSON.stringify(head.participants),
    room_id: plainOrNull(head.roomId),
    due_at: head.dueAt === null ? null : Math.ceil(head.dueAt),
    plan_version: head.planVersion,
    page_open: card.pageOpen ? 1 : null,
    postmortem_due_at: card.postmortemDueAt
      ? epochMs(card.postmortemDueAt, 'postmortemDueAt', incidentId)
      : null,
    removable_at: head.removableAt ?? null,
  };
}

export function fromHeadRow(row: HeadRow): Head {
  return {
    incidentId: fromPlain(row.incident_id),
    seq: row.seq,
    hash: row.hash,
    keyId: fromPlain(row.key_id),
    signature: row.signature,
    card: {
      title: fromPlain(row.title),
      kind: incidentKindSchema.parse(row.kind),
      visibility: incidentVisibilitySchema.parse(row.visibility),
      severity: severitySchema.parse(row.severity),
      status: incidentStatusSchema.parse(row.status),
      entityRef: textOrNull(row.entity_ref),
      ic: textOrNull(row.ic),
      declaredAt: new Date(Number(row.declared_at)).toISOString(),
      updatedAt: new Date(Number(row.updated_at)).toISOString(),
      ...(row.page_open ? { pageOpen: true as const } : {}),
      ...(row.postmortem_due_at === null
        ? {}
        : {
            postmortemDueAt: new Date(
              Number(row.postmortem_due_at),
            ).toISOString(),
          }),
    },
    owners: JSON.parse(row.owners),
    participants: JSON.parse(row.participants),
    roomId: textOrNull(row.room_id),
    dueAt: row.due_at === null ? null : Number(row.due_at),
    planVersion: row.plan_version,
    ...(row.removable_at === null
      ? {}
      : { removableAt: Number(row.removable_at) }),
  };
}

/** Owners and participants as rows of their own, so that "mine" needs no scan. */
export interface People {
  readonly roles: readonly string[];
  readonly refs: readonly string[];
}

export function peopleOf(head: Head): People {
  const pairs = [
    ...[...new Set(head.owners)].map(ref => ['owner', toPlain(ref)] as const),
    ...[...new Set(head.participants)].map(
      ref => ['participant', toPlain(ref)] as const,
    ),
  ];
  return {
    roles: pairs.map(([role]) => role),
    refs: pairs.map(([, ref]) => ref),
  };
}

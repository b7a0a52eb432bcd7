import { createHash } from 'node:crypto';
import { canonicalPublication } from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import { isKnown, openCommit, type StoredCommit } from '../../../domain/ledger';

/** `update:headline:1a2b…` → `update:headline`: hashes of content name nothing that lasts. */
const withoutHash = (key: string) =>
  key.replace(/^((?:update|look-up):.*?):?[0-9a-f]{12,}$/, '$1');

/** The effect that a call is for, without its incident. */
export function callName({ key }: OutboundCall): string {
  return withoutHash(key.slice(key.indexOf('/') + 1));
}

/** What tells one event of a type from another. */
function subjectOf(data: object): string | undefined {
  const entries = new Map(Object.entries(data));
  const subject = ['key', 'eventKey', 'draftId', 'what', 'cadence', 'item']
    .map(field => entries.get(field))
    .find(value => typeof value === 'string');
  return typeof subject === 'string' ? withoutHash(subject) : undefined;
}

/** One name for each event of a commit. */
export function appendNames(stored: StoredCommit): readonly string[] {
  return openCommit(stored).events.map(event => {
    const subject = isKnown(event) ? subjectOf(event.data) : undefined;
    return ['append', event.type, ...(subject ? [subject] : [])].join(':');
  });
}

/** SHA-256 of other words than those approved. */
export function hashOf(
  request: Parameters<typeof canonicalPublication>[0],
): string {
  return createHash('sha256')
    .update(canonicalPublication(request), 'utf8')
    .digest('hex');
}

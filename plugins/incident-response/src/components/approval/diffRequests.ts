import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import { diffWordsWithSpace } from 'diff';

/** A piece of text that stayed, went or came. */
export interface DiffPart {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * Parts whose `same` and `added` make the new text, letter by letter. Words changed in a row
 * are one change: nobody reads `for→with an→a order→card`.
 */
export function diffText(before: string, after: string): readonly DiffPart[] {
  const changes = diffWordsWithSpace(before, after);
  const parts: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) parts.push({ change: 'removed', text: removed });
    if (added) parts.push({ change: 'added', text: added });
    removed = '';
    added = '';
  };
  changes.forEach((part, index) => {
    const next = changes[index + 1];
    const gap =
      (removed || added) &&
      /^ +$/.test(part.value) &&
      (next?.added || next?.removed);
    if (part.removed || (gap && !part.added)) removed += part.value;
    if (part.added || (gap && !part.removed)) added += part.value;
    if (part.added || part.removed || gap) return;
    flush();
    parts.push({ change: 'same', text: part.value });
  });
  flush();
  return parts;
}

/** A field that is not the same in two revisions. */
export interface FieldChange {
  readonly field:
    | 'title'
    | 'status'
    | 'impact'
    | 'notify'
    | 'components'
    | 'operation'
    | 'page'
    | 'targets';
  readonly before: string;
  readonly after: string;
}

const FIELDS: readonly FieldChange['field'][] = [
  'title',
  'status',
  'impact',
  'notify',
  'components',
  'operation',
  'page',
  'targets',
];

/** Every field but the body that differs between two requests. */
export function changedFields(
  before: PublicationRequest,
  after: PublicationRequest,
): readonly FieldChange[] {
  const old = asText(before);
  const fresh = asText(after);
  return FIELDS.filter(field => old[field] !== fresh[field]).map(field => ({
    field,
    before: old[field],
    after: fresh[field],
  }));
}

function asText(
  request: PublicationRequest,
): Record<FieldChange['field'], string> {
  return {
    title: request.title,
    status: request.status,
    impact: request.impact,
    notify: request.notify ? 'yes' : 'no',
    components:
      Object.entries(request.components)
        .map(([id, status]) => `${id}: ${status}`)
        .sort()
        .join(', ') || 'none',
    operation:
      request.operation.type === 'create'
        ? 'create'
        : `update ${request.operation.pageIncidentId}`,
    page: request.page,
    targets: [...request.targets].sort().join(', '),
  };
}

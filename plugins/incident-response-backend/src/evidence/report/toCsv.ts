import type { PublicationsPage } from './createPublicationsReport';
import type { PublicationRow } from './PublicationRow';

type Cell = string | number | null | undefined | readonly string[];

const COLUMNS: readonly (readonly [string, (row: PublicationRow) => Cell])[] = [
  ['incident', row => row.incidentId],
  ['severity', row => row.severity],
  ['entity', row => row.entityRef],
  ['title', row => row.title],
  ['page', row => row.page],
  ['operation', row => row.operation],
  ['draft', row => row.draftId],
  ['revision', row => row.revision],
  ['drafter', row => row.drafter],
  ['approvers', row => row.approvers],
  ['rules', row => row.rules],
  ['doors', row => row.doors],
  ['drafted_at', row => row.draftedAt],
  ['approved_at', row => row.approvedAt],
  ['published_at', row => row.publishedAt],
  ['seconds_to_approve', row => row.secondsToApprove],
  ['seconds_to_publish', row => row.secondsToPublish],
  ['known_by', row => row.known],
  ['url', row => row.url],
  ['sha256', row => row.sha256],
  ['commit', row => row.seq],
  ['problem', row => row.problem],
];

const END = '\r\n';

function textOf(value: Cell): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : value.join('; ');
}

/** A field after RFC 4180. What a spreadsheet would take for a formula gets an apostrophe first. */
export function csvField(value: Cell): string {
  const text = textOf(value);
  // Blanks in front do not keep every spreadsheet from calculating; full-width signs count too.
  const isFormula =
    typeof value !== 'number' && /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

export const CSV_HEADER = COLUMNS.map(([name]) => name).join(',') + END;

/** The lines of one page; a ledger that cannot be read is a line that says so. */
export function csvLines(
  page: Pick<PublicationsPage, 'publications' | 'unreadable'>,
): string {
  const rows = page.publications.map(row =>
    COLUMNS.map(([, cell]) => csvField(cell(row))),
  );
  const unreadable = page.unreadable.map(({ incidentId, problem }) =>
    COLUMNS.map(([name]) => {
      if (name === 'incident') return csvField(incidentId);
      return name === 'problem' ? csvField(problem) : '';
    }),
  );
  return [...rows, ...unreadable].map(cells => cells.join(',') + END).join('');
}

import fc from 'fast-check';
import { minute } from '../../domain/__testUtils__/ledgerOf';
import { publishedLedger } from '../__testUtils__/published';
import { publicationsOf } from '../publicationsOf';
import { toRow } from './PublicationRow';
import { csvField, csvLines, CSV_HEADER } from './toCsv';

/** Reads one line as RFC 4180 has it. */
function fieldsOf(line: string): string[] {
  const found = line.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/g);
  return [...found].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}

const card = {
  title: 'x',
  kind: 'real',
  visibility: 'normal',
  severity: 'P1',
  status: 'active',
  entityRef: 'component:default/checkout',
  ic: null,
  declaredAt: minute(0).toISOString(),
  updatedAt: minute(6).toISOString(),
} as const;
const { incidentId, commits } = publishedLedger();
const [record] = publicationsOf(commits);

describe('a field of the report', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '\n=1'])(
    'is no formula to a spreadsheet: %j',
    text => {
      const [field] = fieldsOf(csvField(text));
      expect(field).toBe(`'${text}`);
    },
  );

  it('is read back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const [field] = fieldsOf(csvField(text));
        expect([text, `'${text}`]).toContain(field);
      }),
    );
  });

  it('is a number where it is one', () => {
    expect(csvField(-5)).toBe('-5');
    expect(csvField(undefined)).toBe('');
  });
});

describe('the report as CSV', () => {
  it('has one line a publication, with who drafted, who approved and how long it took', () => {
    const row = toRow({ incidentId, card }, record, undefined);
    const text = csvLines({ publications: [row], unreadable: [] });
    expect(text.endsWith('\r\n')).toBe(true);
    const names = CSV_HEADER.trimEnd().split(',');
    const fields = fieldsOf(text.slice(0, -2));
    const of = (name: string) => fields[names.indexOf(name)];
    expect(of('title')).toBe('Checkout: payments fail, "some" of them');
    expect(of('drafter')).toBe('user:default/ada');
    expect(of('approvers')).toBe('user:default/ben');
    expect([of('seconds_to_approve'), of('seconds_to_publish')]).toEqual([
      '120',
      '60',
    ]);
    expect(of('sha256')).toBe(record.sha256);
  });

  it('says of a ledger that cannot be read that it cannot', () => {
    const text = csvLines({
      publications: [],
      unreadable: [{ incidentId: 'inc-1', problem: 'Commit 3 is gone.' }],
    });
    expect(text).toBe(`inc-1${','.repeat(21)}Commit 3 is gone.\r\n`);
  });
});

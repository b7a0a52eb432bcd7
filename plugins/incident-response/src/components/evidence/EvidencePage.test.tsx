import { screen, within } from '@testing-library/react';
import { press } from '../../__testUtils__/incidentPage';
import { backendForTests, renderPages } from '../../__testUtils__/renderPages';
import { savedFiles } from '../../__testUtils__/savedFiles';

const backend = backendForTests();
const saved = savedFiles();

const last = {
  startedAt: '2026-11-23T02:00:00Z',
  finishedAt: '2026-11-23T02:05:00Z',
  whole: 59,
  broken: 1,
  findings: [
    {
      incidentId: 'inc-1007',
      seq: 2,
      problem: 'Commit 2 was changed: its bytes do not give the stored hash.',
    },
  ],
  keys: { k1: 60 },
};
const key = {
  keyId: 's1',
  publicKey: 'PEM',
  fingerprint: 'f00d',
  current: true,
};

describe('the evidence page', () => {
  it('names what is broken, with the way to it, and the key to check with', async () => {
    backend.current.evidence = { last, publicKeys: [key] };
    renderPages('/incidents/evidence');
    const panel = await screen.findByRole('region', { name: 'Ledgers' });
    expect(await within(panel).findByRole('alert')).toHaveTextContent(
      'Some ledgers are not whole',
    );
    expect(within(panel).getByRole('link')).toHaveAttribute(
      'href',
      '/incidents/inc-1007',
    );
    expect(panel).toHaveTextContent('Commit 2 was changed');
    expect(panel).toHaveTextContent('SHA-256 f00d');
  });

  it('says that all is whole only after a run', async () => {
    renderPages('/incidents/evidence');
    expect(await screen.findByText(/have not been verified yet/)).toBeVisible();
    expect(screen.queryByText('All ledgers are whole')).toBeNull();
  });

  it('names what is still there although its time is over', async () => {
    backend.current.evidence = {
      last: { ...last, broken: 0, findings: [], tombstones: 7 },
      retention: {
        startedAt: last.startedAt,
        finishedAt: last.finishedAt,
        removed: 2,
        findings: [{ incidentId: 'inc-9', problem: 'It could not be signed.' }],
      },
      publicKeys: [key],
    };
    renderPages('/incidents/evidence');
    const panel = await screen.findByRole('region', { name: 'Ledgers' });
    expect(
      await within(panel).findByText('All ledgers are whole'),
    ).toBeVisible();
    expect(within(panel).getByText('7')).toBeVisible();
    expect(within(panel).getByRole('alert')).toHaveTextContent(
      'Still there although their time is over',
    );
    expect(within(panel).getByRole('link', { name: 'inc-9' })).toBeVisible();
  });

  it('says how far a run is that is on its way', async () => {
    backend.current.evidence = {
      run: { startedAt: last.startedAt, whole: 11, broken: 1 },
      publicKeys: [],
    };
    renderPages('/incidents/evidence');
    expect(
      await screen.findByText('A run is on its way: 12 ledgers so far.'),
    ).toBeVisible();
    expect(screen.queryByText(/have not been verified/)).toBeNull();
  });

  it('says that the last run is not known, and why', async () => {
    backend.current.failing.evidence = { status: 503, message: 'No database' };
    renderPages('/incidents/evidence');
    expect(await screen.findByRole('alert')).toHaveTextContent('No database');
  });

  it('downloads the report of the period', async () => {
    renderPages('/incidents/evidence');
    await press('Download as CSV');
    expect(
      await screen.findByRole('region', { name: 'Publications' }),
    ).toBeVisible();
    const [query] = backend.current.reports;
    expect(query.get('format')).toBe('csv');
    expect(saved).toEqual([
      `publications-${query.get('from')}-${query.get('to')}.csv`,
    ]);
  });

  it('says why there is no report', async () => {
    backend.current.failing.publications = { status: 403, message: 'Not you' };
    renderPages('/incidents/evidence');
    await press('Download as CSV');
    expect(await screen.findByText('Not you')).toBeVisible();
    expect(saved).toEqual([]);
  });
});

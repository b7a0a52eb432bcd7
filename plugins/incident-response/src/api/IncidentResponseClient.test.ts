import { view } from '../__testUtils__/fixtures';
import { realClient, backendForTests } from '../__testUtils__/renderPages';
import { queryString } from './queryString';
import { isConflict, sentenceOf } from './sentenceOf';
import { refusal } from '../__testUtils__/backend';

const backend = backendForTests();

describe('the client', () => {
  it('repeats a parameter for each value of a list', async () => {
    await realClient().list({ severity: ['P1', 'P2'], kind: ['real'] });
    expect(backend.current.listQueries[0].toString()).toBe(
      'severity=P1&severity=P2&kind=real',
    );
  });

  it('throws the sentence of the server', async () => {
    backend.current.onCommand = () => refusal(409, 'Ben was faster.');
    const failure = await realClient()
      .command('inc-1', { type: 'takeCommand' })
      .catch(error => error);
    expect(sentenceOf(failure)).toBe('Ben was faster.');
    expect(isConflict(failure)).toBe(true);
  });

  it('refuses an answer it does not understand, and names the field', async () => {
    backend.current.view = { ...view(), eligibleApprovers: 'all' as never };
    await expect(realClient().get('inc-1')).rejects.toThrow(
      /eligibleApprovers.*Update the frontend and backend plugins together/,
    );
  });

  it('shows events of a newer backend instead of refusing them', async () => {
    backend.current.entries = [
      {
        id: '9.0',
        seq: 9,
        index: 0,
        at: '2027-01-01T00:00:00Z',
        actor: { kind: 'system', name: 'x', door: 'engine' },
        event: { type: 'MOON_LANDED', v: 2 } as never,
      },
    ];
    const { entries } = await realClient().timeline('inc-1');
    expect(entries[0].event.type).toBe('MOON_LANDED');
  });

  it('takes a missing postmortem for none', async () => {
    expect(await realClient().postmortem('inc-1')).toBeUndefined();
    backend.current.postmortem = '# Done';
    expect(await realClient().postmortem('inc-1')).toBe('# Done');
  });
});

it('a query leaves out what is not asked', () => {
  expect(queryString({ a: undefined, b: '', c: [], d: 0, e: ['x', 'y'] })).toBe(
    '?d=0&e=x&e=y',
  );
});

import { inTime } from './inTime';

const never = () => new Promise<string>(() => {});

describe('an answer in time', () => {
  it('is passed on, and so is a failure', async () => {
    const { signal } = new AbortController();
    expect(await inTime(async () => 'yes', 60_000, signal)).toBe('yes');
    const broken = inTime(
      async () => {
        throw new Error('no');
      },
      60_000,
      signal,
    );
    await expect(broken).rejects.toThrow('no');
  });

  it('that does not come is an error, and the request is given up', async () => {
    let given: AbortSignal | undefined;
    const silent = inTime(
      signal => {
        given = signal;
        return never();
      },
      1,
      new AbortController().signal,
    );
    await expect(silent).rejects.toThrow('no answer within 0.001 s');
    expect(given?.aborted).toBe(true);
  });

  it('is not waited for by a page that is gone', () => {
    let given: AbortSignal | undefined;
    const page = new AbortController();
    inTime(
      async signal => {
        given = signal;
      },
      60_000,
      page.signal,
    );
    page.abort();
    expect(given?.aborted).toBe(true);
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpClient } from './httpClient';
import { refusedAddress } from './privateAddress';

async function serving(
  handler: Parameters<typeof createServer>[1] & object,
  use: (url: string) => Promise<void>,
) {
  const server = createServer(handler);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await use(`http://127.0.0.1:${port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
}

const request = (url: string, change: object = {}) => ({
  url,
  headers: {},
  body: '{}',
  deadlineMs: 5_000,
  signal: new AbortController().signal,
  ...change,
});

const post = createHttpClient({ allowPrivate: true });

describe('the HTTP client', () => {
  it('tells the answer, and how long to wait', async () => {
    await serving(
      (_req, res) => res.writeHead(429, { 'retry-after': '7' }).end('slowly'),
      async url => {
        expect(await post(request(url))).toEqual({
          status: 429,
          body: 'slowly',
          retryAfterMs: 7_000,
        });
      },
    );
  });

  it('asks as well, reads as much as is wanted, and knows the other word for waiting', async () => {
    await serving(
      (req, res) =>
        res
          .writeHead(200, { 'ratelimit-reset': '3' })
          .end(`${req.method} ${'x'.repeat(5_000)}`),
      async url => {
        const asked = { method: 'GET', body: '', longestAnswer: 4_000 };
        const { body, retryAfterMs } = await post(request(url, asked));
        expect(body).toHaveLength(4_000);
        expect(body).toMatch(/^GET x/);
        expect(retryAfterMs).toBe(3_000);
      },
    );
  });

  it('waits for headers and body no longer than the deadline', async () => {
    await serving(
      (_req, res) => res.writeHead(200).write('never ends'),
      async url => {
        await expect(post(request(url, { deadlineMs: 100 }))).rejects.toThrow(
          'gave no answer within 100 ms',
        );
      },
    );
  });

  it('follows no redirect, and reads no endless answer', async () => {
    await serving(
      (_req, res) => res.writeHead(307, { location: 'http://x/' }).end(),
      async url => {
        expect(await post(request(url))).toMatchObject({ status: 307 });
      },
    );
    await serving(
      (_req, res) => {
        res.writeHead(200);
        const more = () => {
          while (res.write('x'.repeat(10_000)));
        };
        res.on('drain', more);
        more();
      },
      async url => {
        expect((await post(request(url))).body).toHaveLength(2_000);
      },
    );
  });

  it('sends nothing into a private network unless it may', async () => {
    let asked = 0;
    await serving(
      (_req, res) => {
        asked += 1;
        res.end();
      },
      async url => {
        const outward = createHttpClient({ allowPrivate: false });
        await expect(outward(request(url))).rejects.toThrow(
          'private address 127.0.0.1',
        );
      },
    );
    expect(asked).toBe(0);
  });

  it('connects to the address that was checked, and checks each time a name is looked up', async () => {
    const ADDRESSES = ['203.0.113.7', '127.0.0.1'];
    let lookups = 0;
    let asked = 0;
    await serving(
      (_req, res) => {
        asked += 1;
        res.end();
      },
      async url => {
        // A name whose owner answers for the check with one address, and then with another.
        const { port } = new URL(url);
        const outward = createHttpClient({
          allowPrivate: false,
          resolve: async () => [{ address: ADDRESSES[lookups++], family: 4 }],
        });
        const there = request(`http://hooks.test:${port}/`, {
          deadlineMs: 200,
        });
        await expect(outward(there)).rejects.toThrow();
        expect(lookups).toBe(1);
        await expect(outward(there)).rejects.toThrow(
          'hooks.test is at the private address 127.0.0.1',
        );
      },
    );
    expect(asked).toBe(0);
  });

  it('waits for no name longer than the deadline', async () => {
    const outward = createHttpClient({
      allowPrivate: false,
      resolve: () => new Promise(() => {}),
    });
    await expect(
      outward(request('http://hooks.test/', { deadlineMs: 100 })),
    ).rejects.toThrow('hooks.test gave no answer within 100 ms');
  });

  it.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['169.254.169.254', true],
    ['::1', true],
    ['::ffff:192.168.0.1', true],
    ['fd00::1', true],
    ['not an address', true],
    ['93.184.216.34', false],
    ['2606:2800:220:1::1', false],
  ])('knows whether %s is private: %s', (address, isPrivate) => {
    expect(refusedAddress(address)).toBe(isPrivate);
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { post } from './httpClient';
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
  allowPrivate: true,
  signal: new AbortController().signal,
  ...change,
});

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

  it('waits for headers and body no longer than the deadline', async () => {
    await serving(
      (_req, res) => res.writeHead(200).write('never ends'),
      async url => {
        await expect(post(request(url, { deadlineMs: 100 }))).rejects.toThrow(
          /timeout/,
        );
      },
    );
  });

  it('follows no redirect, and reads no endless answer', async () => {
    await serving(
      (_req, res) => res.writeHead(307, { location: 'http://x/' }).end(),
      async url => {
        await expect(post(request(url))).rejects.toThrow();
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
        await expect(
          post(request(url, { allowPrivate: false })),
        ).rejects.toThrow('private address 127.0.0.1');
      },
    );
    expect(asked).toBe(0);
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

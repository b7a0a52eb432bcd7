import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readConfig } from './readConfig';

const SECRET = 'a-secret-of-some-length';

function read(webhook: JsonObject, more: JsonObject = {}) {
  return readConfig(
    new ConfigReader({
      app: { baseUrl: 'https://backstage.example.com' },
      incidentResponse: { outgoing: { webhook }, ...more },
    }),
  );
}

describe('the outgoing webhook', () => {
  it('is read, and off where it is not there', () => {
    const url = 'https://hooks.example.com/incidents';
    expect(read({ url, secret: SECRET }).outgoingWebhook).toEqual({
      url,
      secret: SECRET,
      allowPrivateNetwork: false,
    });
    expect(
      readConfig(
        new ConfigReader({ app: { baseUrl: 'https://backstage.example.com' } }),
      ).outgoingWebhook,
    ).toBeUndefined();
  });

  it.each([
    ['http://hooks.example.com', 'must begin with https://'],
    ['https://10.0.0.1/x', 'must name a public host'],
    ['https://[::1]/x', 'must name a public host'],
    ['https://localhost/x', 'must name a public host'],
    ['https://metadata.google.internal/', 'must name a public host'],
    ['https://me:secret@hooks.example.com', 'must not hold a user'],
    ['ftp://hooks.example.com', 'must begin with https://'],
    ['hooks', 'is not a URL'],
  ])('refuses %s: %s', (url, why) => {
    expect(() => read({ url, secret: SECRET })).toThrow(why);
  });

  it('may be of a private network where that is said', () => {
    const url = 'http://10.0.0.1:8080/x';
    const config = read({ url, secret: SECRET, allowPrivateNetwork: true });
    expect(config.outgoingWebhook?.url).toBe(url);
  });

  it('needs a secret that is one', () => {
    expect(() =>
      read({ url: 'https://hooks.example.com', secret: 'short' }),
    ).toThrow(/outgoing\.webhook\.secret must be at least 16 characters/);
  });
});

describe('the roles of a replica', () => {
  it('are all of them, unless some are named', () => {
    const webhook = { url: 'https://hooks.example.com', secret: SECRET };
    expect(read(webhook).roles).toEqual(['ingest', 'conductor', 'chat']);
    expect(read(webhook, { roles: ['chat', 'ingest'] }).roles).toEqual([
      'ingest',
      'chat',
    ]);
    expect(() => read(webhook, { roles: ['leader'] })).toThrow(
      "incidentResponse.roles names 'leader'; a replica may be ingest, conductor, chat.",
    );
  });
});

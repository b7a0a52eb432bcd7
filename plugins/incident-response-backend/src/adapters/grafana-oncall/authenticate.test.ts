import { createHmac } from 'node:crypto';
import { options } from './__testUtils__/options';
import { createAuthenticate } from './authenticate';

const body = Buffer.from('{"event":{"type":"resolve"}}');
const authenticate = createAuthenticate(options.authentication);
const given = (headers: Record<string, string>, bytes = body) =>
  authenticate({ headers, body: bytes });
const sign = (key: string) =>
  createHmac('sha256', key).update(body).digest('hex');
const basic = (text: string) => ({
  authorization: `Basic ${Buffer.from(text).toString('base64')}`,
});

describe('authentication of OnCall', () => {
  it.each([
    ['the secret as it is', { authorization: 'new-secret' }],
    ['the secret being replaced', { authorization: 'old-secret' }],
    ['the secret after Bearer', { authorization: 'Bearer new-secret' }],
    ['user name and password', basic('oncall:pass:word')],
    [
      'a signature over the body',
      { 'x-grafana-oncall-signature': sign('relay-key') },
    ],
    [
      'a signature with the key being replaced, in capitals',
      {
        'x-grafana-oncall-signature': sign('old-relay-key').toUpperCase(),
      },
    ],
    [
      'a signature beside a header meant for somebody else',
      {
        authorization: 'Bearer proxy',
        'x-grafana-oncall-signature': sign('relay-key'),
      },
    ],
  ])('accepts %s', (_, headers: Record<string, string>) => {
    expect(given(headers)).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['an empty header', { authorization: '' }],
    ['another secret', { authorization: 'newer-secret' }],
    ['a part of the secret', { authorization: 'new-secre' }],
    ['the secret with more behind it', { authorization: 'new-secrets' }],
    ['Bearer with nothing', { authorization: 'Bearer ' }],
    ['another password', basic('oncall:password')],
    ['another user', basic('admin:pass:word')],
    [
      'a signature with another key',
      { 'x-grafana-oncall-signature': sign('x') },
    ],
    ['a signature that is no hex', { 'x-grafana-oncall-signature': 'zz' }],
    ['an empty signature', { 'x-grafana-oncall-signature': '' }],
  ])('refuses %s', (_, headers: Record<string, string>) => {
    expect(given(headers)).toBe(false);
  });

  it('accepts a secret that was configured with a line break behind it', () => {
    const fromFile = createAuthenticate({
      authorization: ['from-file\n'],
      hmacSecrets: [],
    });
    const headers = { authorization: 'Bearer from-file' };
    expect(fromFile({ headers, body })).toBe(true);
  });

  it('refuses a signature over another body', () => {
    const headers = { 'x-grafana-oncall-signature': sign('relay-key') };
    expect(given(headers, Buffer.from('{}'))).toBe(false);
  });

  it('refuses everything when nothing is configured', () => {
    const closed = createAuthenticate({ authorization: [], hmacSecrets: [] });
    const unsigned = createHmac('sha256', '').update(body).digest('hex');
    expect(closed({ headers: { authorization: '' }, body })).toBe(false);
    expect(closed({ headers: { authorization: 'Basic Og==' }, body })).toBe(
      false,
    );
    expect(
      closed({ headers: { 'x-grafana-oncall-signature': unsigned }, body }),
    ).toBe(false);
  });
});

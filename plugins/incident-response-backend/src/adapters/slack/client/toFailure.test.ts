import { WebAPIHTTPError, WebAPIRequestError } from '@slack/web-api';
import { toFailure } from './toFailure';

/** As fetch throws it; under Jest, which has an Error of its own, the client loses its cause. */
function brokenLine(code: string): WebAPIRequestError {
  const cause = Object.assign(new Error(`connect ${code}`), { code });
  return new WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

describe('a call of Slack that failed on the way', () => {
  it.each([
    ['ECONNREFUSED', 'not-executed'],
    ['ENOTFOUND', 'not-executed'],
    ['UND_ERR_CONNECT_TIMEOUT', 'not-executed'],
    ['ECONNRESET', 'unknown'],
    ['UND_ERR_SOCKET', 'unknown'],
  ])('with %s is %s where it would have changed something', (code, failure) => {
    const failed = toFailure(brokenLine(code), 'Opening a channel', 'write');
    expect(failed.failure).toBe(failure);
    expect(failed.message).toContain(`connect ${code}`);
  });

  it('changed nothing where it only read', () => {
    const failed = toFailure(brokenLine('ECONNRESET'), 'Looking', 'read');
    expect(failed.failure).toBe('not-executed');
  });

  it.each([
    [404, 'write', 'rejected'],
    [429, 'write', 'not-executed'],
    [503, 'write', 'unknown'],
    [503, 'read', 'not-executed'],
  ] as const)('with status %i of a %s is %s', (status, access, failure) => {
    const error = new WebAPIHTTPError(status, 'no', {});
    expect(toFailure(error, 'Posting', access).failure).toBe(failure);
  });

  it('is told with what was thrown, whatever that is', () => {
    expect(toFailure('odd', 'Posting', 'write')).toMatchObject({
      failure: 'unknown',
      message: expect.stringContaining('Posting: '),
    });
  });
});

import { failureOfCodes, failureOfStatus } from './callFailures';

describe('what became of a call', () => {
  it.each([
    [301, 'rejected', 'rejected'],
    [400, 'rejected', 'rejected'],
    [420, 'not-executed', 'not-executed'],
    [429, 'not-executed', 'not-executed'],
    [499, 'rejected', 'rejected'],
    [500, 'unknown', 'not-executed'],
    [503, 'unknown', 'not-executed'],
  ])('that was answered with %d is %s of a write, %s of a read', (...row) => {
    const [status, write, read] = row;
    expect(failureOfStatus(status, 'write')).toBe(write);
    expect(failureOfStatus(status, 'read')).toBe(read);
  });

  it.each([
    [['ECONNREFUSED'], 'not-executed'],
    [['', 'UND_ERR_CONNECT_TIMEOUT'], 'not-executed'],
    [['ECONNRESET'], 'unknown'],
    [[], 'unknown'],
  ])('that was not answered, by %j, is %s of a write', (codes, write) => {
    expect(failureOfCodes(codes, 'write')).toBe(write);
    expect(failureOfCodes(codes, 'read')).toBe('not-executed');
  });
});

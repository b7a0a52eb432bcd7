import { createReader } from './createReader';

/** A server whose answers the test lets go one by one. */
function slowServer() {
  const waiting: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const read = (signal: AbortSignal) =>
    new Promise<void>(resolve => {
      signals.push(signal);
      waiting.push(resolve);
    });
  const answer = async () => {
    waiting.shift()?.();
    await new Promise(resolve => setTimeout(resolve, 5));
  };
  return { read, answer, signals };
}

describe('reading on request', () => {
  it('finishes what it began and then reads once more, however often it was asked', async () => {
    const server = slowServer();
    const reader = createReader(server.read, 0);
    for (let hint = 0; hint < 50; hint++) reader.read();
    expect(server.signals).toHaveLength(1);
    expect(server.signals[0].aborted).toBe(false);
    await server.answer();
    expect(server.signals).toHaveLength(2);
    await server.answer();
    expect(server.signals).toHaveLength(2);
    reader.read();
    expect(server.signals).toHaveLength(3);
    reader.stop();
  });

  it('goes on after a failure', async () => {
    let reads = 0;
    const reader = createReader(async () => {
      reads += 1;
      throw new Error('down');
    }, 0);
    reader.read();
    reader.read();
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(reads).toBe(2);
    reader.stop();
  });

  it('gives up what runs, and reads no more, once it is stopped', async () => {
    const server = slowServer();
    const reader = createReader(server.read, 0);
    reader.read();
    reader.read();
    reader.stop();
    await server.answer();
    reader.read();
    expect(server.signals).toHaveLength(1);
    expect(server.signals[0].aborted).toBe(true);
  });
});

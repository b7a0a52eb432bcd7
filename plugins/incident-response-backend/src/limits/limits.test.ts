import { inTime } from './inTime';
import { createSharedRead } from './sharedRead';
import { createSlots } from './Slots';

const turn = () => new Promise(resolve => setImmediate(resolve));
const never = new Promise<never>(() => {});

describe('slots', () => {
  it('are handed on in line, also by work that fails', async () => {
    const slots = createSlots(1);
    const order: number[] = [];
    const work = (n: number) =>
      slots.run(async () => {
        order.push(n);
        if (n === 1) throw new Error('first');
      });
    const all = await Promise.allSettled([work(1), work(2), work(3)]);
    expect(all.map(r => r.status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(order).toEqual([1, 2, 3]);
  });

  it('let no more in than there are, also after they were handed on', async () => {
    const slots = createSlots(2);
    const held: (() => void)[] = [];
    const begin = () =>
      slots.run(() => new Promise<void>(resolve => held.push(resolve)));
    const all = [begin(), begin(), begin()];
    await turn();
    expect(held).toHaveLength(2);
    held[0]();
    await turn();
    all.push(begin());
    await turn();
    expect(held).toHaveLength(3);
    held[1]();
    await turn();
    expect(held).toHaveLength(4);
    held.forEach(letGo => letGo());
    await Promise.all(all);
  });
});

describe('waiting in time', () => {
  it('gives the answer, or the failure, that comes before the time is over', async () => {
    expect(await inTime(Promise.resolve(7), 60_000, 'late')).toBe(7);
    await expect(
      inTime(Promise.reject(new Error('down')), 60_000, 'late'),
    ).rejects.toThrow('down');
  });

  it('ends with a sentence where nothing comes', async () => {
    await expect(inTime(never, 1, 'It did not answer.')).rejects.toThrow(
      'It did not answer.',
    );
  });
});

describe('a shared read', () => {
  function heldRead() {
    const begun: ((value: string) => void)[] = [];
    const ask = createSharedRead(
      () => new Promise<string>(resolve => begun.push(resolve)),
    );
    return { begun, ask };
  }

  it('is one at a time, and begins after everybody who gets its answer asked', async () => {
    const { begun, ask } = heldRead();
    const first = ask();
    await turn();
    const later = [ask(), ask(), ask()];
    await turn();
    expect(begun).toHaveLength(1);
    begun[0]('before');
    expect(await first).toBe('before');
    await turn();
    expect(begun).toHaveLength(2);
    begun[1]('after');
    expect(await Promise.all(later)).toEqual(['after', 'after', 'after']);
  });

  it('goes on after one that failed, and tells only those who waited for it', async () => {
    let fails = true;
    const ask = createSharedRead(async () => {
      if (fails) throw new Error('down');
      return 'up';
    });
    await expect(ask()).rejects.toThrow('down');
    fails = false;
    expect(await ask()).toBe('up');
  });
});

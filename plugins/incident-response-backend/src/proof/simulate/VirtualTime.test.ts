import { createVirtualTime } from './VirtualTime';

describe('virtual time', () => {
  it('lets things happen in the order in which they are due, and of two the one first set', async () => {
    const time = createVirtualTime(0);
    const seen: string[] = [];
    for (const [name, ms] of [
      ['c', 30],
      ['a', 10],
      ['b', 20],
      ['a2', 10],
      ['late', 99],
    ] as const)
      time.after(ms, () => seen.push(`${name}@${time.ms()}`));
    await time.runUntil(50);
    expect(seen).toEqual(['a@10', 'a2@10', 'b@20', 'c@30']);
    expect(time.ms()).toBe(50);
  });

  it('stands still until everything that a moment brought is over', async () => {
    const time = createVirtualTime(0);
    let at = 0;
    time.after(10, () => {
      void new Promise(resolve => {
        setImmediate(resolve);
      }).then(() => {
        at = time.ms();
      });
    });
    time.after(20, () => {});
    await time.runUntil(20);
    expect(at).toBe(10);
  });

  it('forgets what was taken back, and wakes early who was told to', async () => {
    const time = createVirtualTime(0);
    let happened = false;
    time.after(5, () => {
      happened = true;
    })();
    const wake = new AbortController();
    const woken = time.sleep(1_000, wake.signal).then(() => time.ms());
    time.after(7, () => wake.abort());
    await time.runUntil(9);
    expect(await woken).toBe(7);
    expect(happened).toBe(false);
  });
});

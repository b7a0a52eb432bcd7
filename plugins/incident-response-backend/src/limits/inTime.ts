/**
 * Waits for work that cannot be ended, but no longer than `ms`. What comes after that is dropped.
 *
 * @throws Error with the sentence `late` when the time is over
 */
export async function inTime<T>(
  work: Promise<T>,
  ms: number,
  late: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(late)), ms);
    timer.unref();
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

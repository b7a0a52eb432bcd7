/** One part of an answer: what is known, and what went wrong about the rest. */
export interface Part<T> {
  readonly value: T;
  readonly gaps: readonly string[];
  readonly failure?: unknown;
}

/** Waits for one part; where it fails, the rest goes on with what is known without it. */
export async function partly<T>(
  work: Promise<T>,
  gap: string,
  without: T,
): Promise<Part<T>> {
  try {
    return { value: await work, gaps: [] };
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    return { value: without, gaps: [`${gap}: ${reason}`], failure };
  }
}

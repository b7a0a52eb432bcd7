/** Something in the drill was not as it must be. The message is the reason that is reported. */
export class DrillMiss extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DrillMiss';
  }
}

/** @throws DrillMiss */
export function must(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new DrillMiss(sentence);
}

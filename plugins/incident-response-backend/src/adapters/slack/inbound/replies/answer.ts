import { cameTooLate } from '../openModal';
import { say, type Reply } from './Reply';

/** People wait three seconds before they press again. */
const STILL_AFTER_MS = 2_000;

const TOO_LATE =
  'The form did not open: Slack waits three seconds for it. Nothing was done; try again.';
const UNKNOWN =
  'That could not be dealt with now, and it is not known whether anything of it was done. Look at the incident page before you try again.';

/** Tells one person, and nobody else. */
export type Tell = (reply: Reply) => Promise<void>;

/**
 * Does it and tells what became of it. Who waits long is told that it goes on; nothing is said to have
 * happened before it has.
 */
export async function answer(
  deps: {
    readonly tell: Tell;
    readonly onError: (sentence: string, error: unknown) => void;
    readonly pace?: number;
  },
  what: string,
  run: () => Promise<Reply | undefined>,
): Promise<void> {
  const { tell, onError, pace = 1 } = deps;
  const told = async (reply: Reply) => {
    try {
      await tell(reply);
    } catch (error) {
      onError(`The answer to ${what} did not reach Slack.`, error);
    }
  };
  let still: Promise<void> | undefined;
  const timer = setTimeout(() => {
    still = told(
      say('Still working on it; you are told here what became of it.'),
    );
  }, STILL_AFTER_MS * pace);
  try {
    const reply = await run();
    clearTimeout(timer);
    await still;
    if (reply) await told(reply);
  } catch (error) {
    clearTimeout(timer);
    onError(`${what} could not be dealt with.`, error);
    await still;
    await told(say(cameTooLate(error) ? TOO_LATE : UNKNOWN));
  }
}

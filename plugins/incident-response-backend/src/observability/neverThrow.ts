import type { LoggerService } from '@backstage/backend-plugin-api';
import { reasonOf } from './reasonOf';

/**
 * Runs what must never disturb its caller, because incidents go on without it: its first failure
 * is logged, the others are not.
 */
export function createNeverThrow(what: string, logger: LoggerService) {
  let told = false;

  function swallow(error: unknown) {
    if (told) return;
    told = true;
    logger.warn(
      `${what} failed; incidents go on without it, and further failures are not logged. Check the ${what} service: ${reasonOf(
        error,
      )}`,
    );
  }

  return (act: () => void | Promise<void>): void => {
    try {
      const running = act();
      if (running) running.catch(swallow);
    } catch (error) {
      swallow(error);
    }
  };
}

import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Runs what must never disturb its caller: a failing metric or audit sink is logged once
 * and then ignored, because incidents go on without it.
 */
export function createNeverThrow(what: string, logger: LoggerService) {
  let told = false;

  function swallow(error: unknown) {
    if (told) return;
    told = true;
    logger.warn(
      `${what} failed and is ignored from now on; incidents go on without it. Check the ${what} service: ${String(
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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Metrics } from './Metrics';
import { reasonOf } from './reasonOf';

type Counted = Pick<Metrics, 'effectDone' | 'effectFailed' | 'passFailed'>;

/** The engine's report, in the log and in the metrics. */
export function createEngineReport(
  logger: LoggerService,
  { effectDone, effectFailed, passFailed }: Counted,
): Counted & { error(message: string, error: unknown): void } {
  return {
    error: (message, error) => logger.warn(`${message} ${reasonOf(error)}`),
    effectDone,
    effectFailed,
    passFailed,
  };
}

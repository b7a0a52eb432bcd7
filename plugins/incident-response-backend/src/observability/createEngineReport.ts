import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EngineReport } from '../engine/EngineReport';
import type { Metrics } from './Metrics';

/** The engine's report, in the log and in the metrics. */
export function createEngineReport(
  logger: LoggerService,
  metrics: Pick<Metrics, 'effectDone' | 'effectFailed' | 'passFailed'>,
): EngineReport {
  return {
    error: (message, error) =>
      logger.warn(
        `${message} ${error instanceof Error ? error.message : String(error)}`,
      ),
    effectDone: metrics.effectDone,
    effectFailed: metrics.effectFailed,
    passFailed: metrics.passFailed,
  };
}

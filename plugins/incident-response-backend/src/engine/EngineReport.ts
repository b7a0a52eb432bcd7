import type { FailureKind } from '@incident-response/backstage-plugin-incident-response-common';
import type { EffectKind } from '../domain/PlannedEffect';

/** Where the engine tells operators what it does. One that fails is ignored. */
export interface EngineReport {
  error(message: string, error: unknown): void;
  effectDone(kind: EffectKind, ms: number): void;
  effectFailed(kind: EffectKind, failure: FailureKind): void;
  /** A pass that could not be finished; it is tried again. */
  passFailed(): void;
}

/** The same report, which never disturbs whoever reports. */
export function harmless(report: EngineReport): EngineReport {
  const quietly = (tell: () => void) => {
    try {
      tell();
    } catch {
      // Nobody is left to tell.
    }
  };
  return {
    error: (message, error) => quietly(() => report.error(message, error)),
    effectDone: (kind, ms) => quietly(() => report.effectDone(kind, ms)),
    effectFailed: (kind, failure) =>
      quietly(() => report.effectFailed(kind, failure)),
    passFailed: () => quietly(() => report.passFailed()),
  };
}

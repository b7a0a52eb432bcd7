import type { FailureKind } from '@incident-response/backstage-plugin-incident-response-common';
import type { EffectKind } from '../domain/PlannedEffect';

/** Where the engine tells operators what it does. Implementations must not throw. */
export interface EngineReport {
  error(message: string, error: unknown): void;
  effectDone(kind: EffectKind, ms: number): void;
  effectFailed(kind: EffectKind, failure: FailureKind): void;
  /** A pass that could not be finished; it is tried again. */
  passFailed(): void;
}

import type { Config } from '@backstage/config';
import type { IncidentResponseConfig } from './IncidentResponseConfig';
import { readConfig } from './readConfig';

/** The configuration at the start, and each good one after it. */
export interface FollowedConfig {
  readonly atStart: IncidentResponseConfig;
  /** Told of each change that reads without mistakes. */
  onChange(listener: (config: IncidentResponseConfig) => void): void;
  stop(): void;
}

/**
 * Reads the configuration, and again whenever its files change. A change with mistakes is reported
 * and left alone: what runs goes on with what it has.
 *
 * @throws InputError with one sentence for each mistake, at the start only
 */
export function followConfig(
  config: Config,
  onMistake: (error: unknown) => void,
): FollowedConfig {
  const listeners: ((config: IncidentResponseConfig) => void)[] = [];
  const atStart = readConfig(config);
  const subscription = config.subscribe?.(() => {
    try {
      const read = readConfig(config);
      listeners.forEach(listener => listener(read));
    } catch (error) {
      onMistake(error);
    }
  });
  return {
    atStart,
    onChange: listener => listeners.push(listener),
    stop: () => subscription?.unsubscribe(),
  };
}

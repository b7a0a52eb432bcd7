import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { wantedCadence } from '../../domain/plans/nudgeScheduler';
import { outcome } from './outcome';

export function cadence({ wakeups }: EffectPorts): EffectDefinition<'cadence'> {
  return {
    perform: async (effect, incident) => {
      const { cadence: wanted } = effect;
      const everyMs = effect.cadence === 'on' ? effect.everyMs : undefined;
      await wakeups.setCadence(
        incident.id,
        effect.cadence === 'on'
          ? { state: 'on', everyMs: effect.everyMs }
          : { state: effect.cadence },
      );
      const changed = outcome(effect.key, 'CADENCE_CHANGED', {
        cadence: wanted,
        ...(everyMs === undefined ? {} : { everyMs }),
      });
      return (state, now) => {
        // Whoever was suspended may come back long after people changed their mind.
        if (wantedCadence(state, now.getTime()) !== wanted) return [];
        const { cadence: told, cadenceMs } = state.reminders;
        const isTold =
          told === wanted && (everyMs === undefined || cadenceMs === everyMs);
        return isTold ? [] : changed(state, now);
      };
    },
  };
}

import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function cadence({
  wakeups,
  settings,
}: EffectPorts): EffectDefinition<'cadence'> {
  return {
    perform: async (effect, incident) => {
      await wakeups.setCadence(
        incident.id,
        effect.cadence === 'on'
          ? { state: 'on', everyMs: settings.nudgeEveryMs }
          : { state: effect.cadence },
      );
      const changed = outcome(effect.key, 'CADENCE_CHANGED', {
        cadence: effect.cadence,
      });
      return (state, now) =>
        state.reminders.cadence === effect.cadence ? [] : changed(state, now);
    },
  };
}

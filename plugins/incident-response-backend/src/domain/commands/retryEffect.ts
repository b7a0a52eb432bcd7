import { accept, event, reject } from '../Decision';
import { isPublication } from '../effectKeys';
import type { Decide } from './command';

export const retryEffect: Decide<'retryEffect'> = (
  incident,
  command,
  context,
) => {
  const key = command.effect;
  if (isPublication(key))
    return reject(
      'invalid',
      'A publication is never repeated this way. Settle it, or approve the draft again.',
    );
  const record = Object.hasOwn(incident.effects, key)
    ? incident.effects[key]
    : undefined;
  if (!record)
    return reject(
      'invalid',
      `There is no effect "${key}" on this incident. Choose one that is shown as failed.`,
    );
  if (record.status !== 'parked')
    return reject(
      'conflict',
      `"${key}" is ${
        record.status === 'done' ? 'done' : 'being tried'
      } already; nothing has to be retried.`,
    );
  return accept(event('EFFECT_RETRIED', { key }, context));
};

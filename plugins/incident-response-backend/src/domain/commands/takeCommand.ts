import { standingToCommand } from '../commanders';
import { accept, event, reject } from '../Decision';
import { callIn } from './callIn';
import type { Decide } from './command';

export const takeCommand: Decide<'takeCommand'> = (
  incident,
  _command,
  context,
) => {
  const { actor } = context;
  if (actor.kind !== 'person')
    return reject('forbidden', 'Only a person may take command.');
  const standing = standingToCommand(incident, actor, context);
  if (!standing.may) return reject('forbidden', standing.sentence);
  return accept(
    event(
      'COMMAND_TAKEN',
      {
        ic: actor.entityRef,
        rule: standing.rule,
        ...(incident.ic ? { displaced: incident.ic } : {}),
      },
      context,
    ),
    ...callIn(incident, actor.entityRef, context),
  );
};

import {
  readsAsUpdate,
  shortRef,
} from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

export const addNote: Decide<'addNote'> = (
  incident,
  { text, update },
  context,
) => {
  const { ic } = incident;
  const isCommander =
    context.actor.kind === 'person' && context.actor.entityRef === ic;
  if (update && !isCommander)
    return reject(
      'forbidden',
      ic
        ? `Only the incident commander's note counts as an update. Add it without, or ask ${shortRef(
            ic,
          )}.`
        : 'Nobody is in command, so no note counts as an update. Add it without, or take command first.',
    );
  const isUpdate = update || (isCommander && readsAsUpdate(text));
  return accept(
    event(
      'NOTE_ADDED',
      {
        noteId: `note-${incident.notes.length + 1}`,
        text,
        ...(isUpdate ? { update: true as const } : {}),
      },
      context,
    ),
  );
};

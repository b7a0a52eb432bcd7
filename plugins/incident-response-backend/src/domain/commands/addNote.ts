import { shortRef } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

/** How people begin a note that says where things stand. */
const READS_AS_UPDATE = /^\s*(status\s+)?update\s*[:\u2013\u2014-]/i;

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
  const isUpdate = update || (isCommander && READS_AS_UPDATE.test(text));
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

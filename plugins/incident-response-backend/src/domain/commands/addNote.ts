import { accept, event } from '../Decision';
import type { Decide } from './command';

export const addNote: Decide<'addNote'> = (incident, { text }, context) =>
  accept(
    event(
      'NOTE_ADDED',
      { noteId: `note-${incident.notes.length + 1}`, text },
      context,
    ),
  );

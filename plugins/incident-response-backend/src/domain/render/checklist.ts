import {
  checklistLabel,
  sayTime,
  shortRef,
  type ChecklistEntry,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { RoomContent } from '../RoomContent';
import { tickButtons } from './buttons';

/** `by ada at …`; what an event ticked needs no name. */
function whoAndWhen({ doneBy, doneAt }: ChecklistEntry): string {
  const who = doneBy ? ` by ${shortRef(doneBy)}` : '';
  const when = doneAt ? ` at ${sayTime(doneAt)}` : '';
  return who || when ? `, done${who}${when}` : '';
}

/** The checklist as it stands. */
export function renderChecklist(incident: Incident): RoomContent {
  const { checklist, severity } = incident;
  return {
    title: 'Checklist',
    lines: checklist.map(entry => {
      const label = checklistLabel(entry.item, severity);
      return entry.done ? `☑ ${label}${whoAndWhen(entry)}` : `☐ ${label}`;
    }),
    links: [],
    buttons: checklist.flatMap(entry => tickButtons(incident, entry)),
  };
}

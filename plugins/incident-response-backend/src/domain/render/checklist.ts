import {
  CHECKLIST_LABELS,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { RoomContent } from '../RoomContent';

/** The checklist as it stands. */
export function renderChecklist(incident: Incident): RoomContent {
  return {
    title: 'Checklist',
    lines: incident.checklist.map(
      ({ item, done }) => `${done ? '☑' : '☐'} ${CHECKLIST_LABELS[item]}`,
    ),
    links: [],
  };
}

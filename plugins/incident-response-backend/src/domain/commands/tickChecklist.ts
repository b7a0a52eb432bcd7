import { CHECKLIST_LABELS } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

export const tickChecklist: Decide<'tickChecklist'> = (
  incident,
  { item, done },
  context,
) => {
  const entry = incident.checklist.find(e => e.item === item);
  if (entry?.done === done)
    return reject(
      'conflict',
      `"${CHECKLIST_LABELS[item]}" is ${
        done ? 'ticked' : 'not ticked'
      } already; nothing has to be done.`,
    );
  return accept(event('CHECKLIST_ITEM_UPDATED', { item, done }, context));
};

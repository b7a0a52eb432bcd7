import {
  describeEvent,
  type CommandResponse,
} from '@incident-response/backstage-plugin-incident-response-common';

/** What came onto the ledger, and so did happen. */
export function doneSentence({ events }: CommandResponse): string {
  const said = events.map(describeEvent);
  return said.length > 0
    ? said.slice(0, 3).join('\n')
    : 'That is so already; nothing was changed.';
}

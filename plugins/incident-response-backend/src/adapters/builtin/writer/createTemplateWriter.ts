import type { Writer } from '@incident-response/backstage-plugin-incident-response-node';
import { postmortemTemplate } from './postmortemTemplate';
import { statusTemplate } from './statusTemplate';

/** Words from fixed templates: the same incident gives the same words, and no call leaves. */
export function createTemplateWriter(): Writer {
  return {
    name: 'templates',
    draftStatus: async ({ incident, status }) =>
      statusTemplate(incident, status),
    draftPostmortem: async ({ incident, timeline }) => ({
      markdown: postmortemTemplate(incident, timeline),
    }),
  };
}

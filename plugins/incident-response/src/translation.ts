import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { approvalText, decideText } from './text/approval';
import { actionText, incidentText, timelineText } from './text/incident';
import { declareText, drillText, entityText, listText } from './text/list';
import { panelText } from './text/panels';

/**
 * Every text of the pages, for apps that translate them.
 *
 * @public
 */
export const incidentResponseTranslationRef = createTranslationRef({
  id: 'plugin.incident-response',
  messages: {
    list: listText,
    declare: declareText,
    drill: drillText,
    entity: entityText,
    incident: incidentText,
    action: actionText,
    timeline: timelineText,
    approval: approvalText,
    decide: decideText,
    panel: panelText,
  },
});

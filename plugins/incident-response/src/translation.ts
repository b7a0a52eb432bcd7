import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { approvalText, decideText } from './text/approval';
import { evidenceText } from './text/evidence';
import {
  actionText,
  incidentText,
  linkText,
  roleText,
  timelineText,
} from './text/incident';
import {
  declareText,
  drillText,
  entityText,
  listText,
  statusText,
} from './text/list';
import { panelText } from './text/panels';

/**
 * The texts of the pages, for apps that translate them. What the ledger says (the sentences of
 * events, the checklist, reasons of the backend) and durations stay in English.
 *
 * @public
 */
export const incidentResponseTranslationRef = createTranslationRef({
  id: 'plugin.incident-response',
  messages: {
    list: listText,
    status: statusText,
    declare: declareText,
    drill: drillText,
    entity: entityText,
    evidence: evidenceText,
    incident: incidentText,
    action: actionText,
    role: roleText,
    link: linkText,
    timeline: timelineText,
    approval: approvalText,
    decide: decideText,
    panel: panelText,
  },
});

import { severitySchema } from '@incident-response/backstage-plugin-incident-response-common';
import { refuse, send, type ChatCommand } from '../Asked';

export const severity: ChatCommand = {
  name: 'severity',
  usage: 'P1|P2|P3|P4 [reason]',
  about: 'Change how bad it is.',
  read: ({ text, words: [first = ''] }) => {
    const level = severitySchema.safeParse(first.toUpperCase());
    if (!level.success)
      return refuse('Say how bad it is, from P1 (worst) to P4: severity P2.');
    const reason = text.slice(first.length).trim();
    return send({
      type: 'changeSeverity',
      severity: level.data,
      // The ledger wants one: that none was given is what there is to say.
      reason: reason || 'No reason was given in Slack.',
    });
  },
};

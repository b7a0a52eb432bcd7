import {
  severitySchema,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import { refuse, type ChatCommand } from '../Asked';

const TITLE_LENGTH = 300;
const USUAL: Severity = 'P2';

export const declare: ChatCommand = {
  name: 'declare',
  usage: '[P1|P2|P3|P4] [what is wrong]',
  about: 'Declare an incident; without words you are asked for them.',
  anywhere: true,
  read: ({ text, words: [first = ''] }) => {
    const level = severitySchema.safeParse(first.toUpperCase());
    const title = level.success ? text.slice(first.length).trim() : text;
    if (title === '') return { type: 'ask', modal: 'declare' };
    return title.length > TITLE_LENGTH
      ? refuse(
          `Say what is wrong in at most ${TITLE_LENGTH} characters; that has ${title.length}.`,
        )
      : {
          type: 'declare',
          title,
          severity: level.success ? level.data : USUAL,
        };
  },
};

import {
  isOpenStatus,
  isPageStillOpen,
  isRestricted,
  shortRef,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { drillMark } from '../drillMark';

/** As long as chats take a topic. */
const LONGEST = 250;

/** People need not see how far the assembly is: each change of a topic is a line in the room. */
function standing(incident: Incident): string {
  const { status } = incident;
  const stillOpen = isPageStillOpen(incident) ? ', page still open' : '';
  return isOpenStatus(status) && status !== 'mitigated'
    ? 'ongoing'
    : `${status}${stillOpen}`;
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  // Whole characters: half of one is no text.
  const kept = [...text.slice(0, LONGEST - 1)];
  if (/\p{Cs}/u.test(kept[kept.length - 1])) kept.pop();
  return `${kept.join('')}…`;
}

/** In one line: how bad, where it stands, who is in command, and what it is about. */
export function renderTopic(incident: Incident): string {
  const { severity, ic, title } = incident;
  const commander = ic ? `IC ${shortRef(ic)}` : 'nobody in command';
  return cut(
    [
      `${drillMark(incident)}${severity}`,
      standing(incident),
      commander,
      // A topic is also shown where channels are only listed.
      isRestricted(incident) ? 'restricted' : title.replace(/\s+/g, ' ').trim(),
    ].join(' · '),
  );
}

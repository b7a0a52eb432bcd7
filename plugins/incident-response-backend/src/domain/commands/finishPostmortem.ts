import { shortRef } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

/** Nobody but people can say that a postmortem is finished: trackers are written to, never asked. */
export const finishPostmortem: Decide<'finishPostmortem'> = (
  { postmortem, resolution },
  _command,
  context,
) => {
  if (!resolution)
    return reject(
      'conflict',
      'The postmortem is written once the incident is resolved.',
    );
  if (postmortem.finishedAt)
    return reject(
      'conflict',
      `The postmortem was finished at ${postmortem.finishedAt}${
        postmortem.finishedBy ? ` by ${shortRef(postmortem.finishedBy)}` : ''
      }.`,
    );
  if (!postmortem.markdown)
    return reject(
      'conflict',
      'The postmortem is not written yet. Wait for its draft, then review it.',
    );
  return accept(event('POSTMORTEM_FINISHED', {}, context));
};

import {
  sayTime,
  shortRef,
} from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

/** Nobody but people can say that a postmortem is finished: trackers are written to, never asked. */
export const finishPostmortem: Decide<'finishPostmortem'> = (
  { postmortem, status },
  _command,
  context,
) => {
  if (postmortem.finishedAt)
    return reject(
      'conflict',
      `The postmortem was finished at ${sayTime(postmortem.finishedAt)}${
        postmortem.finishedBy ? ` by ${shortRef(postmortem.finishedBy)}` : ''
      }.`,
    );
  // Where the assembly failed people may have written it elsewhere, before any draft of ours.
  if (!postmortem.markdown && status !== 'assembly-failed')
    return reject(
      'conflict',
      'The postmortem is not written yet. Wait for its draft, then review it.',
    );
  return accept(event('POSTMORTEM_FINISHED', {}, context));
};

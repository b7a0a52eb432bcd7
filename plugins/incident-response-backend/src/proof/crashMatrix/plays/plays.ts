import { incidentPlay } from './incident';
import { mergePlay } from './merge';
import type { Play, PlayName } from './Play';
import { quietPlay } from './quiet';
import { retentionPlay } from './retention';
import { rulesPlay } from './rules';
import { slackPlay } from './slack';

/** Every play of the matrix. */
export const PLAYS: Readonly<Record<PlayName, Play>> = {
  incident: incidentPlay,
  quiet: quietPlay,
  rules: rulesPlay,
  merge: mergePlay,
  retention: retentionPlay,
  slack: slackPlay,
};

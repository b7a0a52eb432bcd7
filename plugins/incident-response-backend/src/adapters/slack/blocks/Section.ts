import type { KnownBlock } from '@slack/types';

/** Part of a message, and whether all that it stands for is shown in it as it is. */
export interface Section {
  readonly blocks: readonly KnownBlock[];
  readonly whole: boolean;
}

export const NOTHING: Section = { blocks: [], whole: true };

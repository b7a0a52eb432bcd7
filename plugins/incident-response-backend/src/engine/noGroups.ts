import type { Groups } from '../domain/Groups';

/** Where there is no catalog to ask: nothing is known of any group. */
export const NO_GROUPS: Groups = { read: async () => [] };

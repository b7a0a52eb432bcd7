import type { RoomContent } from '@incident-response/backstage-plugin-incident-response-common';

/** What one person is told, and nobody else. */
export type Reply = Pick<
  RoomContent,
  'title' | 'lines' | 'links' | 'fields' | 'verbatim'
>;

/** One sentence. */
export const say = (
  sentence: string,
  links: RoomContent['links'] = [],
): Reply => ({ title: '', lines: [sentence], links });

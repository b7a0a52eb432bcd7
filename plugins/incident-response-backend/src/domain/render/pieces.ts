import { sayField } from '@incident-response/backstage-plugin-incident-response-common';
import type { RoomContent, RoomField } from '../RoomContent';

/** A line, or a label with what is known about it. */
export type Piece = string | RoomField;

export const field = (label: string, value: string): RoomField => ({
  label,
  value,
});

/** All of it in lines, and the fields once more for a chat that lays them out. */
export function pieces(
  all: readonly Piece[],
): Pick<RoomContent, 'lines' | 'fields'> {
  return {
    lines: all.map(piece =>
      typeof piece === 'string' ? piece : sayField(piece),
    ),
    fields: all.flatMap(piece => (typeof piece === 'string' ? [] : [piece])),
  };
}

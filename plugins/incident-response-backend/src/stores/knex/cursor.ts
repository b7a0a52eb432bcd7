import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Where a page of the list ended. */
export interface Cursor {
  /** Epoch milliseconds. */
  readonly declaredAt: number;
  readonly incidentId: string;
}

const cursorSchema = z.tuple([z.number().int(), z.string()]);

export function toCursor({ declaredAt, incidentId }: Cursor): string {
  return Buffer.from(JSON.stringify([declaredAt, incidentId])).toString(
    'base64url',
  );
}

/** @throws InputError */
export function fromCursor(cursor: string): Cursor {
  try {
    const [declaredAt, incidentId] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    return { declaredAt, incidentId };
  } catch {
    throw new InputError(
      `"${cursor.slice(
        0,
        80,
      )}" is not a cursor of this list. Use the nextCursor of the last answer, or leave it out to start at the newest incident.`,
    );
  }
}

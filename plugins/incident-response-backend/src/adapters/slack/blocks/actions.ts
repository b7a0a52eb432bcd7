import {
  roomActionSchema,
  type RoomAction,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { LIMITS } from './limits';
import { parseJson } from './parseJson';

/** What a pressed button says. Who pressed it is what Slack says, and never in here. */
const valueSchema = z.strictObject({
  v: z.literal(1),
  /** Of which incident, where the message is not in its war room. */
  incident: z.string().min(1).max(100).optional(),
  action: roomActionSchema,
});

/** A pressed button as it was understood. */
export interface PressedAction {
  readonly action: RoomAction;
  readonly incidentId?: string;
}

const PREFIX = 'ir:';

/** Every `action_id` of our buttons; to listen to them. */
export const ACTION_ID = /^ir:[a-zA-Z]+:\d+$/;

/** Unique within a message. Links are pressed too, and only have to be acknowledged. */
export const actionId = (type: RoomAction['type'] | 'link', n: number) =>
  `${PREFIX}${type}:${n}`;

/** The value of a button, or `undefined` for an action that no command would take. */
export function encodeAction(
  action: RoomAction,
  incidentId?: string,
): string | undefined {
  const value = valueSchema.safeParse({
    v: 1,
    ...(incidentId === undefined ? {} : { incident: incidentId }),
    action,
  });
  if (!value.success) return undefined;
  const text = JSON.stringify(value.data);
  return text.length <= LIMITS.buttonValue ? text : undefined;
}

/** What a button asks for; `undefined` for a value that we did not write. */
export function decodeAction(pressed: {
  readonly actionId: string;
  readonly value?: string;
}): PressedAction | undefined {
  const { actionId: id, value = '' } = pressed;
  if (!ACTION_ID.test(id) || value.length > LIMITS.buttonValue)
    return undefined;
  const { success, data } = valueSchema.safeParse(parseJson(value));
  if (!success || !id.startsWith(`${PREFIX}${data.action.type}:`))
    return undefined;
  return {
    action: data.action,
    ...(data.incident === undefined ? {} : { incidentId: data.incident }),
  };
}

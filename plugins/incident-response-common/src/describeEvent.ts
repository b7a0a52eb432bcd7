import { describeAccess } from './describe/access';
import { describeClosing } from './describe/closing';
import { describeEffects } from './describe/effects';
import { describeLifecycle } from './describe/lifecycle';
import { describeMessages } from './describe/messages';
import { describeOpening } from './describe/opening';
import { describePeople } from './describe/people';
import { describePublishing } from './describe/publishing';
import { describeRoom } from './describe/room';
import { isOf } from './describe/EventOf';
import { closingEvents } from './events/closing';
import { effectEvents } from './events/effects';
import { lifecycleEvents } from './events/lifecycle';
import { messageEvents } from './events/messages';
import { openingEvents } from './events/opening';
import { peopleEvents } from './events/people';
import { publishingEvents } from './events/publishing';
import { retentionEvents } from './events/retention';
import { roomEvents } from './events/room';
import { visibilityEvents } from './events/visibility';
import type { LedgerEvent } from './events/index';

const isOpening = isOf(openingEvents);
const isPeople = isOf(peopleEvents);
const isRoom = isOf(roomEvents);
const isMessages = isOf(messageEvents);
const isPublishing = isOf(publishingEvents);
const isClosing = isOf(closingEvents);
const isLifecycle = isOf(lifecycleEvents);
const isVisibility = isOf(visibilityEvents);
const isRetention = isOf(retentionEvents);
const isEffects = isOf(effectEvents);

/**
 * One sentence, in the past tense, that says what an event did.
 * The timeline, the postmortem and the drill's transcript all read the same.
 *
 * @public
 */
export function describeEvent(event: LedgerEvent): string {
  if (isOpening(event)) return describeOpening(event);
  if (isPeople(event)) return describePeople(event);
  if (isRoom(event)) return describeRoom(event);
  if (isMessages(event)) return describeMessages(event);
  if (isPublishing(event)) return describePublishing(event);
  if (isClosing(event)) return describeClosing(event);
  if (isLifecycle(event)) return describeLifecycle(event);
  if (isVisibility(event) || isRetention(event)) return describeAccess(event);
  if (isEffects(event)) return describeEffects(event);
  const unreachable: never = event;
  return `Event of a newer version: ${(unreachable as { type: string }).type}`;
}

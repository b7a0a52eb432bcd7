import {
  isOpenStatus,
  readsAsUpdate,
} from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event } from '../Decision';
import { keptMessage } from '../fold/messages';
import type { FoldedIncident, KeptMessage } from '../FoldedIncident';
import {
  actorOf,
  seenAt,
  type ObservationOf,
  type Observe,
  type ObservedPeople,
} from './Observed';
import { authorOf, wordsOf } from './wordsOf';

/** Messages that one ledger keeps. */
export const MOST_MESSAGES = 500;

/** Events about one message: a mark that is set and taken away for ever fills no ledger. */
export const MOST_EVENTS = 50;

/** The commander has somebody's words kept while it goes on: that is their word on where things stand. */
const isUpdate = (
  { ic, status }: FoldedIncident,
  { who, author }: ObservedPeople,
): boolean =>
  ic !== undefined &&
  who?.entityRef === ic &&
  author !== undefined &&
  isOpenStatus(status);

/** Whether the ledger says already what was seen. */
function isTold(
  known: KeptMessage,
  update: boolean,
  { at }: ObservationOf<'kept'>,
): boolean {
  if (known.events >= MOST_EVENTS) return true;
  if (known.marked) return !update || known.update;
  // Told late, of before it was taken away.
  return Date.parse(at) <= Date.parse(known.markedAt);
}

/** Somebody wants the message on the ledger, or the commander wrote it as an update. */
export const kept: Observe<'kept'> = (incident, observation, people, now) => {
  const { messageId, writtenAt, url, how, text } = observation;
  const context = { actor: actorOf(people.who), now };
  const known = keptMessage(incident, messageId);
  const update = isUpdate(incident, people);
  // What nobody marked stays in the chat, but for the commander's own word on where things stand.
  if (how === 'said' && !(update && readsAsUpdate(text))) return accept();
  if (known && isTold(known, update, observation)) return accept();
  if (!known && Object.keys(incident.kept).length >= MOST_MESSAGES)
    return incident.keptEnough
      ? accept()
      : accept(
          event(
            'MESSAGE_NOT_KEPT',
            { messageId, limit: MOST_MESSAGES },
            context,
          ),
        );
  const author = authorOf(people.author);
  return accept(
    event(
      'MESSAGE_KEPT',
      {
        messageId,
        ...(author ? { author } : {}),
        writtenAt,
        ...wordsOf(text).words,
        ...(url ? { url } : {}),
        how,
        at: seenAt(observation, now),
        ...(update ? { update: true as const } : {}),
      },
      context,
    ),
  );
};

import { accept, event } from '../Decision';
import { keptMessage } from '../fold/messages';
import { MOST_EVENTS } from './kept';
import { actorOf, seenAt, type Observe } from './Observed';

/** The mark was taken from a kept message; what the ledger holds stays. */
export const released: Observe<'released'> = (
  incident,
  observation,
  { who },
  now,
) => {
  const { messageId, how, at } = observation;
  const known = keptMessage(incident, messageId);
  if (!known?.marked || known.events >= MOST_EVENTS) return accept();
  if (Date.parse(at) < Date.parse(known.markedAt)) return accept();
  const { author } = known;
  return accept(
    event(
      'KEPT_MESSAGE_RELEASED',
      {
        messageId,
        ...(author ? { author } : {}),
        how,
        at: seenAt(observation, now),
      },
      { actor: actorOf(who), now },
    ),
  );
};

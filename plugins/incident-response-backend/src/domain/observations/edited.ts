import { accept, event } from '../Decision';
import { keptMessage } from '../fold/messages';
import { MOST_EVENTS } from './kept';
import { actorOf, seenAt, type Observe } from './Observed';
import { wordsOf } from './wordsOf';

/** The words of a kept message changed: both versions stay. Other messages are the chat's alone. */
export const edited: Observe<'edited'> = (
  incident,
  observation,
  people,
  now,
) => {
  const { messageId, text, at } = observation;
  const known = keptMessage(incident, messageId);
  if (!known || known.events >= MOST_EVENTS) return accept();
  const { words, hash } = wordsOf(text);
  const isLate =
    known.editedAt !== undefined &&
    Date.parse(at) <= Date.parse(known.editedAt);
  if (isLate || hash === known.hash) return accept();
  const { author } = known;
  return accept(
    event(
      'KEPT_MESSAGE_EDITED',
      {
        messageId,
        ...(author ? { author } : {}),
        ...words,
        at: seenAt(observation, now),
      },
      { actor: actorOf(people.author), now },
    ),
  );
};

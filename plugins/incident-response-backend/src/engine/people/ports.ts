import type {
  Chat,
  People,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { PersonStore } from '../../stores/PersonStore';
import { foundWithoutNames, withNames } from './pseudonyms';

/** Asks with names and e-mails, and answers without: what comes back is for the ledger. */
export function rememberingPeople(people: People, store: PersonStore): People {
  return {
    name: people.name,
    resolveOwnership: async (incident, call) => {
      const found = await people.resolveOwnership(
        await withNames(incident, store),
        call,
      );
      return {
        ...found,
        people: [...(await foundWithoutNames(found.people, store))],
      };
    },
    lookUp: async (entityRefs, call) =>
      foundWithoutNames(await people.lookUp(entityRefs, call), store),
  };
}

/** What of a chat needs to know whom it is about. */
const OF_PEOPLE: ReadonlySet<string | symbol> = new Set(['invite', 'call']);

/** The same chat; whom it invites or calls it is told with name and e-mail. */
export function namingChat(chat: Chat, store: PersonStore): Chat {
  return new Proxy(chat, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name, target);
      if (typeof part !== 'function') return part;
      return OF_PEOPLE.has(name)
        ? async (about: unknown, call: unknown) =>
            Reflect.apply(part, target, [
              await withNames(about, store, true),
              call,
            ])
        : part.bind(target);
    },
  });
}

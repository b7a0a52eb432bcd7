import { refuse, type ChatCommand } from '../Asked';
import { tooMuch } from '../parseCommand';
import { readPeople } from '../readPerson';

export const invite: ChatCommand = {
  name: 'invite',
  usage: '@user [@user …]',
  about: 'Call people to the war room.',
  read: typed => {
    const wrong = tooMuch(typed);
    if (wrong) return refuse(wrong);
    const read = readPeople(typed.words);
    if (!read.ok)
      return refuse(`Nobody is named by "${read.word}": invite @ada @ben.`);
    if (read.people.length === 0)
      return refuse('Name whom to call: invite @ada @ben.');
    return {
      type: 'send',
      named: read.people,
      command: ({ people }) => ({
        type: 'invite',
        entityRefs: [...new Set(people)],
      }),
    };
  },
};

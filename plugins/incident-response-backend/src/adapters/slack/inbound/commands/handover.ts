import { refuse, type ChatCommand } from '../Asked';
import { tooMuch } from '../parseCommand';
import { readPeople } from '../readPerson';

export const handover: ChatCommand = {
  name: 'handover',
  usage: '@user',
  about: 'Hand command over.',
  read: typed => {
    const wrong = tooMuch(typed);
    if (wrong) return refuse(wrong);
    const read = readPeople(typed.words);
    if (!read.ok || read.people.length !== 1)
      return refuse('Name one person: handover @ada.');
    return {
      type: 'send',
      named: read.people,
      command: ({ people: [to] }) => ({ type: 'handOver', to }),
    };
  },
};

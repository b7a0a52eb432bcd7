import { incidentRoleSchema } from '@incident-response/backstage-plugin-incident-response-common';
import { refuse, send, type ChatCommand } from '../Asked';
import { tooMuch } from '../parseCommand';
import { readPerson } from '../readPerson';

const USAGE =
  'Name the role and who has it: role comms @ada, or role comms none.';

export const role: ChatCommand = {
  name: 'role',
  usage: 'comms|scribe @user|none',
  about: 'Say who writes for customers, or who keeps the timeline.',
  read: typed => {
    const wrong = tooMuch(typed);
    if (wrong) return refuse(wrong);
    const [name = '', who = '', ...more] = typed.words;
    const part = incidentRoleSchema.safeParse(name.toLowerCase());
    if (!part.success || more.length > 0) return refuse(USAGE);
    if (who.toLowerCase() === 'none')
      return send({ type: 'assignRole', role: part.data });
    const person = readPerson(who);
    if (!person) return refuse(USAGE);
    return {
      type: 'send',
      named: [person],
      command: ({ people: [to] }) => ({
        type: 'assignRole',
        role: part.data,
        to,
      }),
    };
  },
};

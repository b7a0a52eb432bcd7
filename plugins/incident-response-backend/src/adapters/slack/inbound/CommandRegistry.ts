import { refuse, type Asked, type ChatCommand } from './Asked';
import { checklist } from './commands/checklist';
import { declare } from './commands/declare';
import { dismiss } from './commands/dismiss';
import { handover } from './commands/handover';
import { help } from './commands/help';
import { invite } from './commands/invite';
import { join } from './commands/join';
import { mitigate } from './commands/mitigate';
import { note } from './commands/note';
import { reopen } from './commands/reopen';
import { resolve } from './commands/resolve';
import { resume } from './commands/resume';
import { role } from './commands/role';
import { severity } from './commands/severity';
import { silence } from './commands/silence';
import { status } from './commands/status';
import { take } from './commands/take';
import { timeline } from './commands/timeline';
import { update } from './commands/update';
import { parseCommand } from './parseCommand';

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly ChatCommand[] = [
  declare,
  status,
  update,
  take,
  handover,
  role,
  severity,
  invite,
  join,
  checklist,
  note,
  silence,
  resume,
  mitigate,
  resolve,
  dismiss,
  reopen,
  timeline,
  help,
];

const BY_NAME = new Map(COMMANDS.map(command => [command.name, command]));

/** What a typed line asks for. `inRoom`: whether it was typed in a war room. */
export function askedBy(text: string, inRoom: boolean): Asked {
  const parsed = parseCommand(text);
  if (!parsed.ok) return refuse(parsed.sentence);
  const command = BY_NAME.get(parsed.name);
  if (!command) return refuse('There is no such command; help shows them all.');
  const asked = command.read(parsed.typed);
  if (inRoom || asked.type === 'refuse') return asked;
  const needsRoom =
    !command.anywhere ||
    (asked.type === 'send' && asked.incidentId === undefined);
  return needsRoom
    ? refuse(
        'Type this in the war room of an incident; this channel is none. help, declare and join with an id are taken anywhere.',
      )
    : asked;
}

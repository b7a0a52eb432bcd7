import {
  AUDIT_COMMANDS,
  COMMAND_TYPES,
  doorSchema,
  incidentStatusSchema,
  type CommandType,
  type IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { allowedCommands, illegalIn } from './allowedCommands';
import { decide } from './decide';
import { commandOf, incidentFor } from './__testUtils__/everyCommand';
import { contextOf, ROLES } from './__testUtils__/everyRole';
import {
  readTable,
  WHILE_NOBODY_COMMANDS,
  WHILE_SOMEBODY_COMMANDS,
} from './__testUtils__/whoMayDoWhat';

const DOORS = doorSchema.options;
const STATUSES = incidentStatusSchema.options;

/** Letters of those whose command is accepted, for each door. */
function acceptedAt(
  command: CommandType,
  status: IncidentStatus,
  isLed: boolean,
): readonly string[] {
  const incident = incidentFor(command, status, isLed);
  return DOORS.map(
    door =>
      ROLES.filter(
        role => decide(incident, commandOf(command), contextOf(role, door)).ok,
      )
        .map(({ letter }) => letter)
        .join('') || '-',
  );
}

describe.each([
  ['while somebody is in command', WHILE_SOMEBODY_COMMANDS, true],
  ['while nobody is in command', WHILE_NOBODY_COMMANDS, false],
])('who may do what %s', (_when, text, isLed) => {
  const table = readTable(text);
  const cases = COMMAND_TYPES.flatMap(command =>
    STATUSES.map(status => ({ command, status })),
  );

  it('is said for every command and every status there is', () => {
    expect([...table.statuses].sort()).toEqual([...STATUSES].sort());
    expect([...table.commands].sort()).toEqual([...COMMAND_TYPES].sort());
  });

  it.each(cases)('$command, $status: at every door', ({ command, status }) => {
    expect(acceptedAt(command, status, isLed)).toEqual(
      DOORS.map(door =>
        AUDIT_COMMANDS.includes(command) && door !== 'console'
          ? '-'
          : table.cell(command, status),
      ),
    );
  });

  it.each(COMMAND_TYPES)(
    '%s is refused by nobody for its status where the assembly failed',
    command => {
      expect(illegalIn('assembly-failed', command)).toBeUndefined();
      const incident = incidentFor(command, 'assembly-failed', isLed);
      expect(incident.status).toBe('assembly-failed');
      const answers = ROLES.flatMap(role =>
        DOORS.map(door =>
          decide(incident, commandOf(command), contextOf(role, door)),
        ),
      );
      const sentences = answers.flatMap(a => (a.ok ? [] : [a.sentence]));
      const ofStatus = /^The incident is|is resolved|Reopen/;
      expect(sentences.filter(said => ofStatus.test(said))).toEqual([]);
      // Some are for the commander alone; otherwise there is always somebody who may.
      expect(isLed && !answers.some(answer => answer.ok)).toBe(false);
    },
  );

  it.each(cases)('$command, $status: as it is shown', ({ command, status }) => {
    const incident = incidentFor(command, status, isLed);
    for (const role of ROLES) {
      const context = contextOf(role, 'console');
      if (context.actor.kind !== 'person') continue;
      const shown = allowedCommands(incident, context.actor, context);
      const { ok } = decide(incident, commandOf(command), context);
      // What is not shown is not accepted; what is shown may fail for what it asks.
      expect(ok && shown[command] !== true).toBe(false);
    }
  });
});

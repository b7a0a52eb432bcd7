/**
 * Who may send which command in which status, through whatever door: looked at by people, and not
 * made by the rules that are held to it. The letters are those of the roles:
 *
 * I incident commander (where nobody commands: an owner who was called) · A approver ·
 * C member of the commanders · R responder · M whoever does comms · O member of the owner ·
 * S stranger · U somebody whom only the chat knows · - nobody. What has no letter may nothing: parts
 * of the system. A legal hold is for the console alone, which asks for the audit permission besides.
 */
export const WHILE_SOMEBODY_COMMANDS = `
command           declared        assembling      assembly-failed active          mitigated       resolved        closed          dismissed       merged
takeCommand       A               A               A               A               A               A               -               -               -
handOver          I               I               I               I               I               I               -               -               -
addNote           IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU
invite            IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -               -
tickChecklist     IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -
draftStatus       IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -
reviseDraft       IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -
approveDraft      IA              IA              IA              IA              IA              IA              -               -               -
rejectDraft       IA              IA              IA              IA              IA              IA              -               -               -
callApprover      IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -
settlePublication IA              IA              IA              IA              IA              IA              -               -               -
silenceReminders  I               I               I               I               I               -               -               -               -
resumeReminders   I               I               I               I               I               -               -               -               -
mitigate          I               I               I               I               -               -               -               -               -
resolve           I               I               I               I               I               -               -               -               -
retryEffect       IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS
join              ACRMOS          ACRMOS          ACRMOS          ACRMOS          ACRMOS          -               -               -               -
restrict          IA              IA              IA              IA              IA              IA              IA              IA              IA
liftRestriction   IA              IA              IA              IA              IA              IA              IA              IA              IA
lookUpOwnership   IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -               -
finishPostmortem  -               -               IACRMOS         -               -               IACRMOS         IACRMOS         -               -
changeSeverity    I               I               I               I               I               I               -               -               -
dismiss           I               I               I               I               I               -               -               -               -
reopen            -               -               IRM             -               -               IRM             IRM             IRM             IRM
assignRole        I               I               I               I               I               I               -               -               -
rate              -               -               IRM             -               -               IRM             IRM             -               -
link              IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS
merge             I               I               I               I               I               -               -               -               -
placeLegalHold    IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS
liftLegalHold     IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS
`;

export const WHILE_NOBODY_COMMANDS = `
command           declared        assembling      assembly-failed active          mitigated       resolved        closed          dismissed       merged
takeCommand       IACRO           IACRO           IACRO           IACRO           IACRO           IACRO           -               -               -
handOver          -               -               -               -               -               -               -               -               -
addNote           IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU        IACRMOSU
invite            IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -               -
tickChecklist     IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -
draftStatus       IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -
reviseDraft       IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -
approveDraft      A               A               A               A               A               A               -               -               -
rejectDraft       A               A               A               A               A               A               -               -               -
callApprover      IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -
settlePublication A               A               A               A               A               A               -               -               -
silenceReminders  -               -               -               -               -               -               -               -               -
resumeReminders   -               -               -               -               -               -               -               -               -
mitigate          -               -               -               -               -               -               -               -               -
resolve           -               -               -               -               -               -               -               -               -
retryEffect       IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS
join              IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -               -
restrict          A               A               A               A               A               A               A               A               A
liftRestriction   A               A               A               A               A               A               A               A               A
lookUpOwnership   IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         -               -               -               -
finishPostmortem  -               -               IACRMOS         -               -               IACRMOS         IACRMOS         -               -
changeSeverity    IRM             IRM             IRM             IRM             IRM             IRM             -               -               -
dismiss           -               -               -               -               -               -               -               -               -
reopen            -               -               IRM             -               -               IRM             IRM             IRM             IRM
assignRole        -               -               -               -               -               -               -               -               -
rate              -               -               IRM             -               -               IRM             IRM             -               -
link              IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS
merge             -               -               -               -               -               -               -               -               -
placeLegalHold    IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS
liftLegalHold     IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS         IACRMOS
`;

/** What a table says: the letters for a command in a status. */
export function readTable(table: string): {
  readonly statuses: readonly string[];
  readonly commands: readonly string[];
  readonly cell: (command: string, status: string) => string | undefined;
} {
  const [head, ...rows] = table
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/));
  const statuses = head.slice(1);
  const cells = new Map(rows.map(([command, ...row]) => [command, row]));
  return {
    statuses,
    commands: rows.map(([command]) => command),
    cell: (command, status) => cells.get(command)?.[statuses.indexOf(status)],
  };
}

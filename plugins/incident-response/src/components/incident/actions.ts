import {
  isOpenStatus,
  isRestricted,
  type CommandType,
  type Incident,
  type IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';

/** What the header offers. */
export type Action = Extract<
  CommandType,
  | 'takeCommand'
  | 'handOver'
  | 'invite'
  | 'mitigate'
  | 'resolve'
  | 'changeSeverity'
  | 'assignRole'
  | 'link'
  | 'merge'
  | 'restrict'
  | 'liftRestriction'
  | 'placeLegalHold'
  | 'liftLegalHold'
  | 'reopen'
  | 'dismiss'
>;

/** What runs the incident: buttons. */
export function mainActions(status: IncidentStatus): readonly Action[] {
  if (isOpenStatus(status))
    return ['takeCommand', 'mitigate', 'resolve', 'handOver', 'invite'];
  // A draft may still wait for its approval, so command can still change hands.
  return status === 'resolved' ? ['takeCommand', 'handOver'] : [];
}

const always = () => true;
const isOpen = ({ status }: Incident) => isOpenStatus(status);
const isUnsettled = (incident: Incident) =>
  isOpen(incident) || incident.status === 'resolved';

// One line an entry, in the order of the menu.
const RARE: readonly (readonly [Action, (incident: Incident) => boolean])[] = [
  ['changeSeverity', isUnsettled],
  ['assignRole', isUnsettled],
  ['link', always],
  ['merge', isOpen],
  ['restrict', incident => !isRestricted(incident)],
  ['liftRestriction', isRestricted],
  ['placeLegalHold', ({ legalHold }) => !legalHold],
  ['liftLegalHold', ({ legalHold }) => legalHold !== undefined],
  ['reopen', incident => !isOpen(incident)],
  ['dismiss', isOpen],
];

/** What is needed more rarely: entries of the menu. */
export function moreActions(incident: Incident): readonly Action[] {
  return RARE.filter(([, isOffered]) => isOffered(incident)).map(
    ([action]) => action,
  );
}

/** The one act that moves the incident on, while there is one. */
export function nextAction({ ic, status }: Incident): Action | undefined {
  if (!isOpenStatus(status)) return undefined;
  if (!ic) return 'takeCommand';
  return status === 'mitigated' ? 'resolve' : 'mitigate';
}

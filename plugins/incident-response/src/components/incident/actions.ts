import {
  isOpenStatus,
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
  | 'dismiss'
  | 'reopen'
>;

/** What runs the incident. */
export function mainActions(status: IncidentStatus): readonly Action[] {
  if (isOpenStatus(status))
    return ['takeCommand', 'mitigate', 'resolve', 'handOver', 'invite'];
  // A draft may still wait for its approval, so command can still change hands.
  return status === 'resolved' ? ['takeCommand', 'handOver'] : [];
}

/** What is needed more rarely. */
export function moreActions(status: IncidentStatus): readonly Action[] {
  if (isOpenStatus(status))
    return ['changeSeverity', 'assignRole', 'link', 'merge', 'dismiss'];
  return status === 'resolved'
    ? ['changeSeverity', 'assignRole', 'link', 'reopen']
    : ['link', 'reopen'];
}

/** The one act that moves the incident on, while there is one. */
export function nextAction({ ic, status }: Incident): Action | undefined {
  if (!isOpenStatus(status)) return undefined;
  if (!ic) return 'takeCommand';
  return status === 'mitigated' ? 'resolve' : 'mitigate';
}

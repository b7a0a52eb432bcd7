import {
  isChatOnlyRef,
  type CallReason,
  type Incident,
  type Responder,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import type { RoomContent } from '../RoomContent';

/** Who was called for this reason so far. */
export const calledFor = (incident: Incident, reason: CallReason) =>
  incident.calls.filter(call => call.reason === reason);

/** Whom to call next: in the order of the list, each once, and nobody who could not be invited. */
export function nextToCall(
  incident: Pick<Incident, 'responders' | 'ic'>,
  called: readonly { readonly responder: string }[],
): Responder | undefined {
  const before = new Set(called.map(({ responder }) => responder));
  return incident.responders.find(
    ({ id, invite }) =>
      invite === 'invited' &&
      id !== incident.ic &&
      !before.has(id) &&
      // They could not take command.
      !isChatOnlyRef(id),
  );
}

/** The call of one person, with the way to the incident. */
export function callOf(
  incident: Incident,
  call: {
    readonly reason: CallReason;
    readonly n: number;
    readonly person: Pick<Responder, 'id' | 'entityRef' | 'email' | 'name'>;
    readonly title: string;
    readonly line: string;
  },
  appUrl: string,
): PlannedEffect {
  const content: RoomContent = {
    title: call.title,
    lines: [`${incident.severity} ${incident.title}`, call.line],
    links: [
      { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
    ],
  };
  const { reason, n, person } = call;
  return {
    kind: 'call',
    key: effectKeys.call(reason, n),
    reason,
    person,
    content,
  };
}

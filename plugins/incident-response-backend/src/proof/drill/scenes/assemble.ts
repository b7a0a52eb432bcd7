import type { RoomView } from '@incident-response/backstage-plugin-incident-response-common';
import { must } from '../DrillMiss';
import { readIncident, type Stage } from '../Stage';

/** The war room opens with the people and the facts in it. Times are epoch milliseconds. */
export async function assembleRoom(stage: Stage) {
  const { ledger, transcript, cast, incidentId } = stage;
  transcript.step('The war room assembles');
  const declared = await ledger.until('INCIDENT_DECLARED');
  const recorded = await ledger.until('ALERT_RECORDED');
  const room = await ledger.until('WAR_ROOM_CREATED');
  const responders = await ledger.until('RESPONDER_INVITED');
  const assembled = await ledger.until('WAR_ROOM_ASSEMBLED');
  must(
    ledger.entries().filter(e => e.event.type === 'ALERT_RECORDED').length ===
      1,
    'The alert is on the ledger more than once.',
  );
  const incident = await readIncident(stage);
  must(
    incident.status === 'active',
    `The incident is ${incident.status} instead of active.`,
  );
  const invited = incident.responders.filter(r => r.invite === 'invited');
  must(invited.length > 0, 'Nobody was invited to the war room.');
  const view = await cast.ada.read<RoomView>(`/incidents/${incidentId}/room`);
  must(
    view.messages.some(({ what }) => what === 'headline'),
    'The war room shows no headline.',
  );
  transcript.checked(
    `${invited.length} responders, ${view.messages.length} messages in the room`,
  );
  return {
    declaredAt: Date.parse(declared.at),
    recordedAt: Date.parse(recorded.at),
    roomAt: Date.parse(room.at),
    respondersAt: Date.parse(responders.at),
    assembledAt: Date.parse(assembled.at),
  };
}

/** Ada takes command. */
export async function takeCommand(stage: Stage): Promise<void> {
  const { cast, incidentId, ledger, transcript } = stage;
  transcript.step('Ada takes command');
  await cast.ada.command(incidentId, { type: 'takeCommand' });
  await ledger.until('COMMAND_TAKEN');
  const { ic } = await readIncident(stage);
  must(ic === cast.ada.entityRef, `${ic} is in command instead of Ada.`);
  transcript.checked('She is the incident commander');
}

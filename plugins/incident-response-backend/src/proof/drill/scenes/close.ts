import type { Verification } from '@incident-response/backstage-plugin-incident-response-common';
import { must } from '../DrillMiss';
import { readIncident, type Stage } from '../Stage';

/** The service works again: the commander says so. */
export async function mitigate(stage: Stage): Promise<void> {
  const { cast, incidentId, ledger, transcript } = stage;
  transcript.step('Ada mitigates');
  await cast.ada.command(incidentId, {
    type: 'mitigate',
    summary: 'The last release was rolled back; error rate is falling.',
  });
  await ledger.until('INCIDENT_MITIGATED');
  const { status } = await readIncident(stage);
  must(status === 'mitigated', `The incident is ${status}, not mitigated.`);
  transcript.checked('The incident is mitigated');
}

/** OnCall resolves its alert group; that is evidence, the commander decides. */
export async function resolveAlert(stage: Stage): Promise<void> {
  const { oncall, groupId, ledger, transcript } = stage;
  transcript.step('The alert resolves');
  await oncall.change(groupId, 'resolve').delivered;
  await ledger.until(
    'ALERT_RECORDED',
    ({ event }) =>
      event.type === 'ALERT_RECORDED' && event.data.alert.state === 'resolved',
  );
  const { status } = await readIncident(stage);
  must(
    status === 'mitigated',
    `The alert's end made the incident ${status}; only a person resolves it.`,
  );
  transcript.checked('It is recorded, and resolves nothing by itself');
}

/** Resolves to milliseconds from the command to the filed postmortem. */
export async function resolve(stage: Stage): Promise<number> {
  const { cast, incidentId, ledger, transcript } = stage;
  transcript.step('Ada resolves; the postmortem is written');
  const sentAt = Date.now();
  await cast.ada.command(incidentId, {
    type: 'resolve',
    summary: 'Rolled back release 41; error rate is normal.',
  });
  const filed = await ledger.until('POSTMORTEM_CREATED');
  await ledger.until('ANNOUNCEMENT_POSTED');
  const postmortem = await cast.dev.get(`/incidents/${incidentId}/postmortem`);
  must(
    postmortem.status === 200 && postmortem.text.startsWith('#'),
    `The postmortem is not there: ${postmortem.status}.`,
  );
  transcript.checked(
    `The postmortem stands: ${postmortem.text.split('\n').length} lines`,
  );
  return Math.max(0, Date.parse(filed.at) - sentAt);
}

/** The ledger is whole, and holds each thing that must happen once exactly once. */
export async function verifyLedger(stage: Stage): Promise<number> {
  const { cast, incidentId, ledger, transcript } = stage;
  transcript.step('The ledger is verified');
  const entries = await ledger.readToEnd();
  const count = (type: string) =>
    entries.filter(({ event }) => event.type === type).length;
  const wanted = {
    INCIDENT_DECLARED: 1,
    WAR_ROOM_CREATED: 1,
    COMMAND_TAKEN: 1,
    STATUSPAGE_DRAFT_APPROVED: 2,
    STATUSPAGE_PUBLISHED: 2,
    INCIDENT_RESOLVED: 1,
    POSTMORTEM_CREATED: 1,
    EFFECT_FAILED: 0,
    PUBLICATION_UNKNOWN: 0,
  };
  for (const [type, times] of Object.entries(wanted))
    must(
      count(type) === times,
      `${type} is on the ledger ${count(type)} times instead of ${times}.`,
    );
  const verification = await cast.ada.read<Verification>(
    `/incidents/${incidentId}/verify`,
  );
  must(
    verification.ok,
    `The ledger is broken at commit ${verification.brokenSeq}: ${verification.problem}`,
  );
  transcript.checked(
    `${entries.length} events in ${verification.commits} commits; the chain and the signed head hold`,
  );
  return entries.length;
}

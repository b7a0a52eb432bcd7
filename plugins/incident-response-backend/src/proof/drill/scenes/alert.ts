import type { IncidentList } from '@incident-response/backstage-plugin-incident-response-common';
import type { GrafanaOncallTwin, RecordedCall } from '@incident-response/twins';
import { z } from 'zod';
import { withProgress } from '../../fullBackend/progress';
import { request } from '../../fullBackend/request';
import type { SignedIn } from '../../fullBackend/signIn';
import { must } from '../DrillMiss';
import type { DrillOptions } from '../options';
import type { Transcript } from '../Transcript';

const answerSchema = z.object({ result: z.string(), incidentId: z.string() });

const LABEL_OF = {
  P1: 'critical',
  P2: 'high',
  P3: 'medium',
  P4: 'low',
} as const;

const NOTIFIED = [
  { id: 'U1', username: 'ada', email: 'ada.moreau@meridian.example' },
  { id: 'U2', username: 'ben', email: 'ben.okafor@meridian.example' },
];

/** A webhook without the secret gets nothing but a refusal. */
export async function forgeWebhook(
  webhookUrl: string,
  transcript: Transcript,
): Promise<void> {
  const forged = await request(webhookUrl, {
    method: 'POST',
    headers: { authorization: 'not-the-secret' },
    body: { event: { type: 'alert group created' } },
  });
  must(
    forged.status === 401,
    `A forged webhook was answered ${forged.status} instead of 401.`,
  );
  transcript.checked('A forged webhook is refused with 401');
}

function answered(call: RecordedCall, status: number) {
  const { outcome } = call;
  if (outcome.type !== 'answered' || outcome.status !== status) return [];
  const body = answerSchema.safeParse(JSON.parse(outcome.body));
  return body.success ? [{ call, ...body.data }] : [];
}

export interface SentAlert {
  readonly incidentId: string;
  readonly groupId: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly ackMs: number;
}

/** The alert as OnCall sends it, twice at once: its deliveries may repeat. */
export async function sendAlert(
  oncall: GrafanaOncallTwin,
  options: DrillOptions,
  transcript: Transcript,
): Promise<SentAlert> {
  oncall.misbehave({ duplicate: 1 });
  const { group, delivered } = oncall.create({
    title: `Error rate of ${options.entity} above 5 %`,
    labels: { severity: LABEL_OF[options.severity], service: options.entity },
    integration: 'Drill',
    usersToBeNotified: NOTIFIED,
  });
  await withProgress('waiting for the alert to be accepted', delivered);
  const calls = oncall.calls();
  const [opened, ...more] = calls.flatMap(call => answered(call, 202));
  must(
    opened?.result === 'opened',
    `The alert opened no incident: ${JSON.stringify(
      calls.map(({ outcome }) => outcome),
    )}`,
  );
  const repeated = calls.flatMap(call => answered(call, 200));
  must(
    more.length === 0 && repeated[0]?.incidentId === opened.incidentId,
    'The duplicate of the alert was not recognised.',
  );
  transcript.checked(
    `Durable and answered in ${opened.call.tookMs} ms: incident ${opened.incidentId}`,
  );
  transcript.checked('Its duplicate delivery is known; nothing is doubled');
  return {
    incidentId: opened.incidentId,
    groupId: group.id,
    sentAt: Date.parse(opened.call.sentAt),
    ackMs: opened.call.tookMs,
  };
}

/** The incident is on the list that people look at. */
export async function checkListed(
  person: SignedIn,
  incidentId: string,
  transcript: Transcript,
): Promise<void> {
  const { incidents } = await person.read<IncidentList>('/incidents?limit=100');
  must(
    incidents.some(({ id }) => id === incidentId),
    `The incident ${incidentId} is not on the list.`,
  );
  transcript.checked('It is on the incident list');
}

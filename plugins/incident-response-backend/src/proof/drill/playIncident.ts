import { createGrafanaOncallTwin } from '@incident-response/twins';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, withProgress } from '../fullBackend/progress';
import type { SignedIn } from '../fullBackend/signIn';
import { followLedger } from './LedgerFollower';
import type { DrillOptions } from './options';
import { checkListed, forgeWebhook, sendAlert } from './scenes/alert';
import { assembleRoom, takeCommand } from './scenes/assemble';
import { mitigate, resolve, resolveAlert, verifyLedger } from './scenes/close';
import { publishFirst, publishResolved } from './scenes/publish';
import { signInCast, type Stage } from './Stage';
import type { Transcript } from './Transcript';

/** Milliseconds. */
export interface DrillTimings {
  /** Webhook sent → answered 2xx, durable. */
  readonly ack: number;
  /** Webhook sent → war room open. */
  readonly room: number;
  /** Webhook sent → first responders invited. */
  readonly responders: number;
  /** Webhook sent → everything in the room. */
  readonly assembled: number;
  /** Approval sent → published. */
  readonly published: number;
  /** Resolve sent → postmortem filed. */
  readonly postmortem: number;
}

const CATALOG_WITHIN_MS = 30_000;

/** The catalog reads its files after the backend answers; an alert before that finds no owner. */
async function waitForEntity(person: SignedIn, name: string): Promise<void> {
  const deadline = Date.now() + CATALOG_WITHIN_MS;
  const query = `/api/catalog/entities/by-query?limit=1&filter=metadata.name=${encodeURIComponent(
    name,
  )},relations.ownedBy`;
  while (Date.now() < deadline) {
    const { text } = await person.getFrom(query);
    if (text.includes('"ownedBy"')) return;
    await sleep(250);
  }
  say(
    `  The catalog knows no owned entity '${name}': the drill shows what happens then.`,
  );
}

/** A whole incident through the real doors. @throws DrillMiss at the first thing that is not as it must be */
export async function playIncident(
  backendUrl: string,
  options: DrillOptions,
  transcript: Transcript,
): Promise<{ readonly incidentId: string; readonly timings: DrillTimings }> {
  const webhookUrl = `${backendUrl}/api/incident-response/webhooks/grafana-oncall`;
  const cast = await withProgress(
    'waiting for the demo people to sign in',
    signInCast(backendUrl),
  );
  await withProgress(
    `waiting for the catalog to know ${options.entity}`,
    waitForEntity(cast.ada, options.entity),
  );
  const oncall = createGrafanaOncallTwin({
    webhookUrl,
    authorization: options.authorization,
  });
  try {
    transcript.start();
    transcript.step('An alert fires');
    await forgeWebhook(webhookUrl, transcript);
    transcript.start();
    const alert = await sendAlert(oncall, options, transcript);
    const { incidentId, groupId, sentAt } = alert;
    await checkListed(cast.clara, incidentId, transcript);
    const ledger = followLedger(cast.ada, incidentId, transcript.ledger);
    const stage: Stage = {
      backendUrl,
      incidentId,
      cast,
      oncall,
      groupId,
      ledger,
      transcript,
    };
    const { roomAt, respondersAt, assembledAt } = await assembleRoom(stage);
    await takeCommand(stage);
    const published = await publishFirst(stage);
    await mitigate(stage);
    await publishResolved(stage);
    await resolveAlert(stage);
    const postmortem = await resolve(stage);
    await verifyLedger(stage);
    return {
      incidentId,
      timings: {
        ack: alert.ackMs,
        room: roomAt - sentAt,
        responders: respondersAt - sentAt,
        assembled: assembledAt - sentAt,
        published,
        postmortem,
      },
    };
  } finally {
    await oncall.close();
  }
}

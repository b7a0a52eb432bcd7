import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signIn, type SignedIn } from '../../../fullBackend/signIn';
import {
  startFullBackend,
  type FullBackend,
} from '../../../fullBackend/startFullBackend';
import { openPrefixed } from '../../../postgres/openPrefixed';
import { connect } from '../../connect';
import type { Database } from '../../Job';
import { pageOf } from '../../pageOf';
import type { LookAtPage } from '../../playPeople';
import { startTwin, type StandingSlack } from '../../slack/startTwin';
import { ANNOUNCEMENTS } from '../../slack/workspace';
import { LEDGER, CONFIG_SCALE } from './protocol';
import { COMMANDER } from './screen';

const PLUGIN = 'incident-response';
const CHECKOUT = '/api/catalog/entities/by-name/component/default/checkout';

/** One of the backends, and somebody at its console. */
export interface Replica {
  readonly backend: FullBackend;
  readonly ada: SignedIn;
}

/** Three whole backends on one Postgres and in one Slack. */
export interface Trio {
  readonly replicas: readonly Replica[];
  readonly slack: StandingSlack;
  readonly database: Database;
  /** What somebody sees who looks at the public page. */
  readonly lookAtPage: LookAtPage;
  stop(): Promise<void>;
}

const configFor = ({ url }: StandingSlack) => ({
  incidentResponse_timing_scale: CONFIG_SCALE,
  incidentResponse_ledger_keys: [LEDGER],
  incidentResponse_warRoom_archiveAfter: { minutes: 2 },
  incidentResponse_slack_apiUrl: `${url}/api/`,
  incidentResponse_slack_botToken: 'xoxb-twin-bot-token',
  incidentResponse_slack_appToken: 'xapp-1-A0INCIDENT-twin-app-token',
  incidentResponse_slack_announceChannel: ANNOUNCEMENTS,
  incidentResponse_slack_sockets: 1,
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(100);
}

/** The twin's people are those of the demo's catalog. */
export async function startTrio(
  directory: string,
  twin: string,
): Promise<Trio> {
  const databases = await openPrefixed(
    `crash_trio_${randomBytes(4).toString('hex')}_`,
  );
  const database: Database = { client: 'pg', url: databases.urlOf(PLUGIN) };
  const knex = connect(database);
  const slack = await startTwin(twin, []);
  const backends: FullBackend[] = [];
  const stop = async () => {
    await Promise.all(backends.map(backend => backend.stop()));
    await slack.stop();
    await knex.destroy();
    await databases.remove();
  };
  const start = async (n: number): Promise<Replica> => {
    const backend = await startFullBackend({
      directory: join(directory, `backend-${n}`),
      database: databases.config,
      config: configFor(slack),
    });
    backends.push(backend);
    const ada = await signIn(backend.url, COMMANDER);
    return { backend, ada };
  };
  try {
    // The first one makes the databases and their tables.
    const first = await start(0);
    const replicas = [first, ...(await Promise.all([1, 2].map(n => start(n))))];
    await until(async () =>
      (await first.ada.getFrom(CHECKOUT)).text.includes('"ownedBy"'),
    );
    await until(async () => (await slack.control.sockets()) === 3);
    return { replicas, slack, database, lookAtPage: pageOf(knex), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

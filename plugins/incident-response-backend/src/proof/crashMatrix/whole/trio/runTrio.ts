import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldLedger } from '../../../../domain/foldIncident';
import { openCommit } from '../../../../domain/ledger';
import type { Tiding } from '../../Job';
import { judge } from '../../judge';
import { DEFAULT_AUTHORITY } from '../../../../domain/AuthoritySettings';
import { remaining } from '../../playCase';
import { readWorld } from '../../readWorld';
import { removedAtExit } from '../../removedAtExit';
import type { Result } from '../../runCase';
import { readSlack } from '../../slack/readSlack';
import type { World } from '../../World';
import { KEYS } from './protocol';
import { playTrio } from './playTrio';
import type { TrioPlan } from './planTrio';
import { startTrio, type Trio } from './startTrio';

/** Only ends what hangs. */
const PATIENCE_MS = 300_000;

const PLAY = {
  extent: {
    incidents: 1,
    rooms: 1,
    pageIncidents: 1,
    updates: 2,
    postmortems: 1,
  },
  authority: DEFAULT_AUTHORITY,
  isTold: false,
  missing: () => [],
};

/** Who the ledger says was invited has to be in the room. */
async function readTrio({ database, slack }: Trio): Promise<World> {
  const { ledgers } = await readWorld(database, { keys: KEYS });
  const invited = new Set(
    ledgers.flatMap(({ commits }) =>
      foldLedger(commits.map(openCommit)).responders.flatMap(
        ({ entityRef, invite }) =>
          invite === 'invited' && entityRef ? [entityRef] : [],
      ),
    ),
  );
  const members = (await slack.control.users()).filter(({ name }) =>
    invited.has(`user:default/${name}`),
  );
  return readWorld(database, {
    keys: KEYS,
    slack: await readSlack(slack.control, members),
  });
}

/** Plays one on three whole backends of its own. */
export async function runTrio(plan: TrioPlan, twin: string): Promise<Result> {
  const begun = performance.now();
  const home = await removedAtExit(join(tmpdir(), 'crash-matrix-trio-'));
  const tidings: Tiding[] = [];
  let trio: Trio | undefined;
  try {
    trio = await startTrio(home.path, twin);
    const patience = AbortSignal.timeout(PATIENCE_MS);
    await playTrio(trio, plan, patience, tiding => tidings.push(tiding));
    const stuck = patience.aborted
      ? `The incident was not over after ${PATIENCE_MS / 1_000} s.`
      : undefined;
    return {
      case: plan.which,
      verdict: judge(await readTrio(trio), tidings, PLAY, stuck),
      reached: remaining(plan.which.faults, tidings).length === 0,
      tidings,
      ms: performance.now() - begun,
    };
  } finally {
    await trio?.stop();
    home.remove();
  }
}

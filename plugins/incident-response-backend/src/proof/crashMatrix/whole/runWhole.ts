import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFullBackend } from '../../fullBackend/startFullBackend';
import type { Case } from '../Case';
import { connect } from '../connect';
import type { Database, Fault, Tiding } from '../Job';
import { judge } from '../judge';
import { pageOf } from '../pageOf';
import { playPeople } from '../playPeople';
import { PLAYS } from '../plays/plays';
import { readWorld } from '../readWorld';
import { removedAtExit } from '../removedAtExit';
import type { Result } from '../runCase';
import { overHttp } from './overHttp';

const SECRET = 'kept for the crash matrix alone';
const KEYS = { current: 'k1', keys: { k1: Buffer.from(SECRET, 'utf8') } };
const COMMANDER = 'user:default/ada.moreau';
const PATIENCE_MS = 120_000;

const CONFIG = {
  incidentResponse_timing_scale: 0.05,
  incidentResponse_warRoom_archiveAfter: { seconds: 1 },
  incidentResponse_ledger_keys: [{ id: 'k1', secret: SECRET }],
};

/** What the outside sees of a step; the whole backend dies right after it. */
const nameOf = (tiding: Tiding): string | undefined => {
  if (tiding.type === 'answered') return `backend:${tiding.alert}`;
  return tiding.type === 'accepted' ? `backend:${tiding.command}` : undefined;
};

/** Steps after which the whole backend is killed, each once, in one incident. */
const DEATHS: readonly Fault[] = [
  'backend:created',
  'backend:approveDraft',
  'backend:resolve',
].map(at => ({ at, how: 'die-after' }));

export const wholeCases: readonly Case[] = DEATHS.map(fault => ({
  id: `${fault.at}/answered`,
  play: 'incident',
  engine: 'sqlite',
  faults: [fault],
  staff: 'one',
}));

const notPlayed = async () => {
  throw new Error('Nobody does that in this play.');
};

/** One life of the backend: until it is killed, or the incident is over. */
async function live(
  directory: string,
  database: Database,
  deaths: Fault[],
  tidings: Tiding[],
  firing: { since?: Date },
): Promise<'killed' | 'over' | 'stuck'> {
  const backend = await startFullBackend({ directory, config: CONFIG });
  const knex = connect(database);
  const killed = new AbortController();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    // What fired before there was a backend opens nothing.
    firing.since ??= new Date();
    const doors = await overHttp(backend.url, COMMANDER, firing.since);
    await playPeople({
      ...doors,
      play: PLAYS.incident,
      declare: notPlayed,
      erase: notPlayed,
      retire: notPlayed,
      isRemoved: async () => false,
      erased: [],
      lookAtPage: pageOf(knex),
      commander: COMMANDER,
      answered: tidings.flatMap(t => (t.type === 'answered' ? [t.alert] : [])),
      isQuiet: async () => true,
      awaitsNudge: false,
      signal: AbortSignal.any([killed.signal, patience]),
      say: tiding => {
        tidings.push(tiding);
        const index = deaths.findIndex(({ at }) => at === nameOf(tiding));
        if (index < 0 || killed.signal.aborted) return;
        const [fault] = deaths.splice(index, 1);
        process.kill(backend.pid, 'SIGKILL');
        killed.abort();
        tidings.push({ type: 'fault', fault });
      },
    });
    if (killed.signal.aborted) return 'killed';
    return patience.aborted ? 'stuck' : 'over';
  } finally {
    await knex.destroy();
    await backend.stop();
  }
}

/**
 * One incident on the whole backend, which is killed after several of its answers, each time
 * restarted on the same files.
 */
export async function runWhole(): Promise<readonly Result[]> {
  const home = await removedAtExit(join(tmpdir(), 'crash-matrix-whole-'));
  const directory = home.path;
  const database: Database = {
    client: 'better-sqlite3',
    filename: join(directory, 'state', 'incident-response.sqlite'),
  };
  const begun = performance.now();
  const deaths = [...DEATHS];
  const tidings: Tiding[] = [];
  const firing = {};
  try {
    let end: Awaited<ReturnType<typeof live>> = 'killed';
    for (let life = 0; end === 'killed' && life <= DEATHS.length; life++)
      end = await live(directory, database, deaths, tidings, firing);
    const stuck =
      end === 'over'
        ? undefined
        : `The incident was not over after ${DEATHS.length} restarts.`;
    const world = await readWorld(database, { keys: KEYS });
    const verdict = judge(world, tidings, PLAYS.incident, stuck);
    return wholeCases.map(which => ({
      case: which,
      verdict,
      reached: !deaths.includes(which.faults[0]),
      tidings,
      ms: performance.now() - begun,
    }));
  } finally {
    home.remove();
  }
}

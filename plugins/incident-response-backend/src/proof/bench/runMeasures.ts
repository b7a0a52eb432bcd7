import { say } from '../fullBackend/progress';
import { readMemory } from './memory';
import { measureAssembly } from './measures/assemble';
import { measureIngest, type IngestSizes } from './measures/ingest';
import { measureList } from './measures/list';
import { measurePublication } from './measures/publish';
import { measureTimeline } from './measures/timeline';
import type { BenchOptions, DatabaseEngine } from './options';
import { seedHeads } from './seed/seedHeads';
import { seedTimeline } from './seed/seedTimeline';
import { withBackend } from './withBackend';

interface Sizes {
  readonly ingest: IngestSizes;
  readonly rooms: number;
  readonly listed: number;
  readonly events: number;
  readonly requests: number;
}

const FULL: Sizes = {
  ingest: {
    steadyPerMinute: 1_000,
    steadyMinutes: 5,
    burstPerSecond: 300,
    burstSeconds: 20,
    maxSeconds: 10,
    patienceMs: 15 * 60_000,
  },
  rooms: 100,
  listed: 100_000,
  events: 10_000,
  requests: 100,
};

const QUICK: Sizes = {
  ingest: {
    steadyPerMinute: 1_000,
    steadyMinutes: 0.25,
    burstPerSecond: 300,
    burstSeconds: 3,
    maxSeconds: 2,
    patienceMs: 5 * 60_000,
  },
  rooms: 20,
  listed: 10_000,
  events: 2_000,
  requests: 20,
};

/** Figures by measure, and one sentence for each measure that failed. */
export type EngineResults = Readonly<Record<string, unknown>> & {
  readonly failures: readonly string[];
};

/** Every measure asked for on one database, each group on a fresh backend. */
export async function runMeasures(
  engine: DatabaseEngine,
  options: BenchOptions,
): Promise<EngineResults> {
  const sizes = options.quick ? QUICK : FULL;
  const wants = (...names: readonly string[]) =>
    options.measures.some(measure => names.includes(measure));
  const results: Record<string, unknown> = {};
  const failures: string[] = [];
  // What fails is told, and costs only itself.
  const attempt = async (what: string, work: () => Promise<void>) => {
    say(`${engine}: ${what}`);
    try {
      await work();
      // A run takes long; what is known already survives its being stopped.
      say(`${engine}: so far ${JSON.stringify(results)}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(`${engine}: ${what} failed: ${reason}`);
      failures.push(`${what}: ${reason}`);
    }
  };

  if (wants('assemble', 'publish'))
    await attempt('rooms and publications', () =>
      withBackend(engine, options, async subject => {
        results.memoryAtStart = await readMemory(subject.backend.pid);
        const rooms = await measureAssembly(subject, sizes.rooms);
        results.assemble = rooms.result;
        if (!wants('publish')) return;
        results.publish = await measurePublication(subject, rooms.incidentIds);
      }),
    );
  if (wants('list'))
    await attempt(`list of ${sizes.listed} incidents`, async () => {
      results.list = await withBackend(
        engine,
        options,
        subject => measureList(subject, sizes.requests),
        knex => seedHeads(knex, sizes.listed),
      );
    });
  if (wants('timeline'))
    await attempt(`timeline of ${sizes.events} events`, async () => {
      let incidentId = '';
      results.timeline = await withBackend(
        engine,
        options,
        subject => measureTimeline(subject, incidentId, sizes.requests),
        async knex => {
          incidentId = await seedTimeline(knex, sizes.events);
        },
      );
    });
  if (wants('ingest'))
    await attempt('ingest', async () => {
      results.ingest = await withBackend(engine, options, subject =>
        measureIngest(subject, sizes.ingest),
      );
    });
  return { ...results, failures };
}

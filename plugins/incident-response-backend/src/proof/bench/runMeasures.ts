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

/** Every measure asked for on one database, each group on a fresh backend. */
export async function runMeasures(
  engine: DatabaseEngine,
  options: BenchOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const sizes = options.quick ? QUICK : FULL;
  const wants = (...names: readonly string[]) =>
    options.measures.some(measure => names.includes(measure));
  const results: Record<string, unknown> = {};

  if (wants('assemble', 'publish')) {
    say(`${engine}: rooms and publications`);
    await withBackend(engine, options, async subject => {
      results.memoryAtStart = await readMemory(subject.backend.pid);
      const rooms = await measureAssembly(subject, sizes.rooms);
      results.assemble = rooms.result;
      if (wants('publish'))
        results.publish = await measurePublication(subject, rooms.incidentIds);
    });
  }
  if (wants('ingest')) {
    say(`${engine}: ingest`);
    results.ingest = await withBackend(engine, options, subject =>
      measureIngest(subject, sizes.ingest),
    );
  }
  if (wants('list')) {
    say(`${engine}: list of ${sizes.listed} incidents`);
    results.list = await withBackend(
      engine,
      options,
      subject => measureList(subject, sizes.requests),
      knex => seedHeads(knex, sizes.listed),
    );
  }
  if (wants('timeline')) {
    say(`${engine}: timeline of ${sizes.events} events`);
    let incidentId = '';
    results.timeline = await withBackend(
      engine,
      options,
      subject => measureTimeline(subject, incidentId, sizes.requests),
      async knex => {
        incidentId = await seedTimeline(knex, sizes.events);
      },
    );
  }
  return results;
}

import type {
  Timeline,
  Verification,
} from '@incident-response/backstage-plugin-incident-response-common';
import { percentiles, round } from '../percentiles';
import type { Subject } from '../withBackend';
import { untilAssembled } from './incidents';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function repeated(
  times: number,
  work: (nth: number) => Promise<unknown>,
) {
  const samples: number[] = [];
  for (let nth = 0; nth < times; nth += 1)
    samples.push(await timed(() => work(nth)));
  return percentiles(samples);
}

/** An incident with very many events: reading, verifying and commanding it. */
export async function measureTimeline(
  { ada }: Subject,
  incidentId: string,
  requests: number,
) {
  const path = `/incidents/${incidentId}`;
  const coldViewMs = await timed(() => ada.read(path));
  await untilAssembled(ada, 60_000);
  let events = 0;
  const wholeMs = await timed(async () => {
    let after = '';
    let page: Timeline;
    do {
      page = await ada.read<Timeline>(`${path}/timeline?limit=1000${after}`);
      events += page.entries.length;
      after = `&after=${page.cursor}`;
    } while (page.hasMore);
  });
  return {
    events,
    firstViewAfterStartMs: round(coldViewMs),
    wholeTimelineMs: round(wholeMs),
    pageOf200Ms: await repeated(requests, nth =>
      ada.read(`${path}/timeline?limit=200&after=${1 + nth * 50}.0`),
    ),
    viewMs: await repeated(requests, () => ada.read(path)),
    commandMs: await repeated(requests, nth =>
      ada.command(incidentId, { type: 'addNote', text: `Still here (${nth})` }),
    ),
    verifyMs: await repeated(Math.ceil(requests / 5), async () => {
      const { ok, problem } = await ada.read<Verification>(`${path}/verify`);
      if (!ok) throw new Error(`The ledger does not verify: ${problem}`);
    }),
  };
}

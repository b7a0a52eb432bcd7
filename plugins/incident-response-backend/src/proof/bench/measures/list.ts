import type { IncidentList } from '@incident-response/backstage-plugin-incident-response-common';
import { percentiles } from '../percentiles';
import type { Subject } from '../withBackend';

const QUERIES: Readonly<Record<string, string>> = {
  newest: '',
  open: 'status=active&status=mitigated',
  resolvedP1: 'status=resolved&severity=P1',
  entity: 'entityRef=component:default/checkout',
  commander: 'ic=user:default/ben.okafor&severity=P3',
  textCommon: 'text=search',
  textRare: 'text=(4711)',
  nothing: 'ic=user:default/nobody&text=nothing',
};

const WARM_UP = 10;

/** A cursor that points deep into the list. */
async function deepCursor({ ada }: Subject, pages: number): Promise<string> {
  let cursor = '';
  for (let page = 0; page < pages; page += 1) {
    const { nextCursor } = await ada.read<IncidentList>(
      `/incidents?limit=100${cursor}`,
    );
    if (!nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return cursor.slice(1);
}

/** Pages of 25 through HTTP, sign-in and permission check included. */
export async function measureList(subject: Subject, requests: number) {
  const queries = { ...QUERIES, deepPage: await deepCursor(subject, 200) };
  const all: number[] = [];
  const each: Record<string, ReturnType<typeof percentiles>> = {};
  for (const [name, query] of Object.entries(queries)) {
    const samples: number[] = [];
    for (let nth = 0; nth < WARM_UP + requests; nth += 1) {
      const started = performance.now();
      await subject.ada.read<IncidentList>(`/incidents?limit=25&${query}`);
      if (nth >= WARM_UP) samples.push(performance.now() - started);
    }
    each[name] = percentiles(samples);
    all.push(...samples);
  }
  return { allMs: percentiles(all), eachMs: each };
}

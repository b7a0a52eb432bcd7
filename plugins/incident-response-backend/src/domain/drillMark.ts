import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';

/** In front of every title that leaves the page, so that nobody takes a drill for real. */
export function drillMark({ kind }: Pick<Incident, 'kind'>): string {
  return kind === 'drill' ? '[DRILL] ' : '';
}

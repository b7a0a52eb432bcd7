import type {
  EvidenceReport,
  IncidentCard,
  IncidentCommand,
  IncidentView,
  PageComponents,
  RoomView,
  TimelineEntry,
  Verification,
} from '@incident-response/backstage-plugin-incident-response-common';
import { delay, http, HttpResponse, type HttpHandler } from 'msw';

export const BASE_URL = 'http://backend.test';
const API = `${BASE_URL}/api/incident-response`;
const HELD_MS = 20;
const WAITS = 100;

/** What the backend at the other end of the network knows, and what it was asked. */
export interface Backend {
  cards: IncidentCard[];
  nextCursor?: string;
  chatProblems?: string[];
  view?: IncidentView;
  entries: TimelineEntry[];
  pageComponents: PageComponents;
  room: RoomView;
  verification: Verification;
  evidence: EvidenceReport;
  readonly reports: URLSearchParams[];
  /** Parts of the report of publications, by their cursor; the first one has none. */
  publications: Record<string, object>;
  postmortem?: string;
  /** Answers of these paths are replaced by an error. */
  failing: Record<string, { status: number; message: string }>;
  readonly listQueries: URLSearchParams[];
  readonly commands: IncidentCommand[];
  readonly declared: unknown[];
  readonly drills: unknown[];
  readonly erasures: unknown[];
  erasure: { persons: string[]; incidents: string[] };
  /** What a command does; by default nothing. */
  onCommand: (
    command: IncidentCommand,
  ) => Response | undefined | Promise<Response | undefined>;
}

export function createBackend(): Backend {
  return {
    cards: [],
    entries: [],
    pageComponents: { page: 'built-in status page', components: [] },
    room: { messages: [], archived: false },
    verification: { incidentId: 'inc-1', ok: true, commits: 4 },
    evidence: { publicKeys: [] },
    reports: [],
    publications: {},
    failing: {},
    listQueries: [],
    commands: [],
    declared: [],
    drills: [],
    erasures: [],
    erasure: { persons: [], incidents: [] },
    onCommand: () => undefined,
  };
}

/** An error in the shape every Backstage backend answers with. */
export function refusal(status: number, message: string): Response {
  return HttpResponse.json(
    {
      error: { name: 'Refused', message },
      response: { statusCode: status },
    },
    { status },
  );
}

/** The REST API over what `backend` holds at the moment of each request. */
export function handlers(backend: Backend): HttpHandler[] {
  const route = (path: string) => `${API}${path}`;
  const or = (path: string, answer: () => Response) => {
    const failure = backend.failing[path];
    return failure ? refusal(failure.status, failure.message) : answer();
  };
  const missing = () => refusal(404, 'There is no such incident.');
  return [
    http.get(route('/incidents'), ({ request }) => {
      backend.listQueries.push(new URL(request.url).searchParams);
      return or('list', () =>
        HttpResponse.json({
          incidents: backend.cards,
          nextCursor: backend.nextCursor,
          chatProblems: backend.chatProblems,
        }),
      );
    }),
    http.post(route('/incidents'), async ({ request }) => {
      backend.declared.push(await request.json());
      return or('declare', () =>
        HttpResponse.json({ incidentId: 'inc-1', seq: 1, events: [] }),
      );
    }),
    http.post(route('/drills'), async ({ request }) => {
      backend.drills.push(await request.json());
      return or('drills', () => HttpResponse.json({ incidentId: 'inc-1' }));
    }),
    http.post(route('/people/erase'), async ({ request }) => {
      backend.erasures.push(await request.json());
      return or('erase', () => HttpResponse.json(backend.erasure));
    }),
    http.get(route('/incidents/:id'), () =>
      or('get', () =>
        backend.view ? HttpResponse.json(backend.view) : missing(),
      ),
    ),
    http.get(route('/incidents/:id/timeline'), async ({ request }) => {
      const params = new URL(request.url).searchParams;
      const after = params.get('after');
      const rest = () => {
        const from = backend.entries.findIndex(({ id }) => id === after) + 1;
        return backend.entries.slice(from);
      };
      // Held like the real one: until something happens or the wait is over.
      for (let i = 0; params.has('wait') && rest().length === 0; i++) {
        if (i > WAITS) break;
        await delay(HELD_MS);
      }
      return or('timeline', () => {
        const entries = rest();
        const last = entries[entries.length - 1];
        return HttpResponse.json({
          entries,
          cursor: last?.id ?? after ?? '',
          hasMore: false,
        });
      });
    }),
    http.post(route('/incidents/:id/commands'), async ({ request }) => {
      const { command } = (await request.json()) as {
        command: IncidentCommand;
      };
      backend.commands.push(command);
      return (
        (await backend.onCommand(command)) ??
        HttpResponse.json({ incidentId: 'inc-1', seq: 5, events: [] })
      );
    }),
    http.get(route('/incidents/:id/verify'), () =>
      or('verify', () => HttpResponse.json(backend.verification)),
    ),
    http.get(route('/incidents/:id/export'), () =>
      or('export', () => HttpResponse.json({ format: 'bundle' })),
    ),
    http.get(route('/evidence'), () =>
      or('evidence', () => HttpResponse.json(backend.evidence)),
    ),
    http.get(route('/publications'), ({ request }) => {
      const query = new URL(request.url).searchParams;
      backend.reports.push(query);
      return or('publications', () =>
        query.get('format') === 'csv'
          ? new HttpResponse('incident\r\n', {
              headers: { 'content-type': 'text/csv' },
            })
          : HttpResponse.json({
              publications: [],
              unreadable: [],
              ...backend.publications[query.get('cursor') ?? ''],
            }),
      );
    }),
    http.get(route('/incidents/:id/page-components'), () =>
      or('page-components', () => HttpResponse.json(backend.pageComponents)),
    ),
    http.get(route('/incidents/:id/room'), () =>
      or('room', () => HttpResponse.json(backend.room)),
    ),
    http.get(route('/incidents/:id/postmortem'), () =>
      or('postmortem', () =>
        backend.postmortem === undefined
          ? missing()
          : new HttpResponse(backend.postmortem, {
              headers: { 'content-type': 'text/markdown' },
            }),
      ),
    ),
  ];
}

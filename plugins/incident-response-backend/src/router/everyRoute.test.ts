import { randomUUID } from 'node:crypto';
import {
  COMMAND_TYPES,
  type IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import request from 'supertest';
import { commandOf } from '../domain/__testUtils__/everyCommand';
import { document } from './openapi/document';
import { apiSuite } from './__testUtils__/apiSuite';
import { routesOf } from './__testUtils__/routesOf';
import { declaration } from './__testUtils__/startApi';
import { ADA, api, as, BEN } from './__testUtils__/startRouter';

interface Case {
  /**
   * Who is let in. `person`: people who come themselves; it decides or writes. `reader`: also services
   * and programs of people, which see nothing of restricted incidents. `anybody`: without credentials.
   */
  readonly for: 'person' | 'reader' | 'anybody';
  readonly path: (incidentId: string) => string;
  readonly body?: () => object;
}

const reading = (path: Case['path']): Case => ({ for: 'reader', path });
const open = (path: string): Case => ({ for: 'anybody', path: () => path });
const deciding = (path: Case['path'], body: () => object): Case => ({
  for: 'person',
  path,
  body,
});

/** Every route there is. Whoever adds one says here whom it is for. */
const CASES: Readonly<Record<string, Case>> = {
  'GET /incidents': reading(() => '/incidents'),
  'POST /incidents': deciding(
    () => '/incidents',
    () => declaration(),
  ),
  'GET /incidents/{id}': reading(id => `/incidents/${id}`),
  'POST /incidents/{id}/commands': deciding(
    id => `/incidents/${id}/commands`,
    () => ({ command: { type: 'addNote', text: 'Seen.' } }),
  ),
  'POST /drills': deciding(
    () => '/drills',
    () => ({ requestId: randomUUID() }),
  ),
  'POST /people/erase': deciding(
    () => '/people/erase',
    () => ({ person: ADA, reason: 'Left.' }),
  ),
  'POST /people/chat-identity/clear': deciding(
    () => '/people/chat-identity/clear',
    () => ({ teamId: 'T012', userId: 'U012', reason: 'Another address.' }),
  ),
  'GET /incidents/{id}/timeline': reading(id => `/incidents/${id}/timeline`),
  'GET /incidents/{id}/drafts': reading(id => `/incidents/${id}/drafts`),
  'GET /incidents/{id}/page-components': reading(
    id => `/incidents/${id}/page-components`,
  ),
  'GET /incidents/{id}/room': reading(id => `/incidents/${id}/room`),
  'GET /incidents/{id}/postmortem': reading(
    id => `/incidents/${id}/postmortem`,
  ),
  'GET /incidents/{id}/verify': reading(id => `/incidents/${id}/verify`),
  'GET /incidents/{id}/export': reading(id => `/incidents/${id}/export`),
  'GET /evidence': reading(() => '/evidence'),
  'GET /evidence/tombstones': reading(() => '/evidence/tombstones'),
  'GET /publications': reading(
    () => '/publications?from=2026-01-01&to=2026-02-01',
  ),
  'POST /webhooks/{source}': {
    ...open('/webhooks/nobody'),
    body: () => ({ alert: 1 }),
  },
  'GET /health': open('/health'),
  'GET /health/live': open('/health/live'),
  'GET /public/status': open('/public/status'),
  'GET /public/status.json': open('/public/status.json'),
  'GET /public/evidence-keys': open('/public/evidence-keys'),
};

const NAMES = Object.keys(CASES).map(route => [route] as const);
const ofKind = (kind: Case['for']) =>
  NAMES.filter(([route]) => CASES[route].for === kind);
const aboutOne = (kind: Case['for']) =>
  ofKind(kind).filter(([route]) => route.includes('{id}'));

const GUEST = as.user('user:development/guest');
const PROGRAMS: readonly (readonly [string, object])[] = [
  ['a service', as.service],
  ['a program of a person', as.onBehalfOf(ADA)],
  ['a program of the commander', as.onBehalfOf(BEN)],
  ['a program of a guest', as.onBehalfOf('user:development/guest')],
];

const running = apiSuite({
  renderPublicStatusPage: async () => '<!doctype html><title>Fine</title>',
  publicStatusJson: async () => ({ status: 'fine' }),
});
let known = '';
let hidden = '';
beforeAll(async () => {
  known = await running().declare();
  hidden = await running().declare({ visibility: 'restricted' });
  for (const id of [known, hidden]) {
    const invited: IncidentCommand = { type: 'invite', entityRefs: [BEN] };
    await running().send(id, invited);
    await running().send(id, { type: 'takeCommand' }, as.user(BEN));
  }
});

function ask(route: string, who: object, id = known) {
  const [method] = route.split(' ');
  const { path, body } = CASES[route];
  const http = request(running().server);
  return method === 'POST'
    ? http
        .post(api(path(id)))
        .set({ ...who })
        .send(body?.())
    : http.get(api(path(id))).set({ ...who });
}

/** How far every ledger has come: nothing is written where it stays. */
async function written(): Promise<unknown> {
  const { incidents } = (await running().get('/incidents')).body;
  return incidents.map(({ id, seq }: { id: string; seq: number }) => [id, seq]);
}

describe('whom a route is for', () => {
  it('is said of every route in the document', () => {
    const documented = Object.entries(document.paths).flatMap(
      ([path, operations]) =>
        Object.keys(operations).map(
          method => `${method.toUpperCase()} ${path}`,
        ),
    );
    expect([...documented].sort()).toEqual(Object.keys(CASES).sort());
  });

  it('is said of every route that is served, besides the document itself', () => {
    const served = new Set(running().routers.flatMap(routesOf));
    served.delete('GET /openapi.json');
    expect([...served].sort()).toEqual(Object.keys(CASES).sort());
  });

  it('is said by the document as well', () => {
    const isOpen = (route: string) => {
      const [method, path] = route.split(' ');
      const operation = document.paths[path][method.toLowerCase()];
      return operation?.security?.length === 0;
    };
    for (const [route, { for: kind }] of Object.entries(CASES))
      expect([route, isOpen(route)]).toEqual([route, kind === 'anybody']);
  });
});

describe('a route that decides or writes', () => {
  it.each(ofKind('person'))('%s is not for programs', async route => {
    const before = await written();
    for (const [who, credentials] of PROGRAMS) {
      const answer = await ask(route, credentials);
      expect([who, answer.status]).toEqual([who, 403]);
    }
    expect(await written()).toEqual(before);
  });

  it.each(ofKind('person'))('%s is for people', async route => {
    expect((await ask(route, as.user(ADA))).status).toBeLessThan(300);
    expect([401, 403]).not.toContain((await ask(route, GUEST)).status);
  });

  it.each(COMMAND_TYPES)('refuses %s to programs', async type => {
    const before = await written();
    for (const [, credentials] of PROGRAMS) {
      const { status } = await running().send(
        known,
        commandOf(type),
        credentials,
      );
      expect(status).toBe(403);
    }
    expect(await written()).toEqual(before);
  });

  it.each(aboutOne('person'))('%s is no way to find out', async route => {
    const stranger = await ask(route, GUEST, hidden);
    expect(stranger.status).toBe(404);
  });
});

describe('a route that reads', () => {
  it.each(ofKind('reader'))('%s reads for programs as well', async route => {
    const own = await ask(route, as.user(ADA));
    for (const [who, credentials] of [...PROGRAMS, ['a guest', GUEST]]) {
      const answer = await ask(route, credentials as object);
      expect([who, answer.status]).toEqual([who, own.status]);
    }
  });

  it.each(aboutOne('reader'))(
    '%s knows of a restricted incident for who is part of it alone',
    async route => {
      const nothing = `There is no incident ${hidden}.`;
      const own = await ask(route, as.user(ADA), hidden);
      expect(own.text ?? '').not.toContain(nothing);
      for (const [who, credentials] of [...PROGRAMS, ['a guest', GUEST]]) {
        const answer = await ask(route, credentials as object, hidden);
        expect([who, answer.status]).toEqual([who, 404]);
        expect(answer.body.error.message).toContain(nothing);
      }
    },
  );

  it('lists a restricted incident for who is part of it alone', async () => {
    const idsFor = async (who: object): Promise<readonly string[]> =>
      (await running().get('/incidents', who)).body.incidents.map(
        ({ id }: { id: string }) => id,
      );
    expect(await idsFor(as.user(ADA))).toContain(hidden);
    for (const [, credentials] of PROGRAMS) {
      const seen = await idsFor(credentials);
      expect(seen).toContain(known);
      expect(seen).not.toContain(hidden);
    }
  });

  it.each([...ofKind('reader'), ...ofKind('person')])(
    '%s is not for who is not signed in',
    async route => {
      expect((await ask(route, {})).status).toBe(401);
    },
  );
});

describe('an open route', () => {
  it.each(ofKind('anybody'))('%s is the same for everybody', async route => {
    const strangers = await ask(route, {});
    expect([401, 403]).not.toContain(strangers.status);
    for (const [who, credentials] of PROGRAMS) {
      const answer = await ask(route, credentials);
      expect([who, answer.status]).toEqual([who, strangers.status]);
    }
  });
});

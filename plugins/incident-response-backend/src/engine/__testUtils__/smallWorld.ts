import type {
  ApprovedPublication,
  OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import { BEN, KEYS, WORDS } from '../../domain/__testUtils__/ledgerOf';
import { headOfChain } from '../../domain/__testUtils__/chain';
import type { StoredCommit } from '../../domain/ledger';
import type { Settings } from '../../domain/Settings';
import { createStatuspageApprovalGate } from '../../gate/StatuspageApprovalGate';
import type { Head } from '../../stores/IncidentStore';
import { createEffects } from '../effects';

export const CALL: OutboundCall = {
  key: 'key',
  signal: new AbortController().signal,
  begin: () => {},
};

/** Vendors in memory, which do what they are told every time they are told. */
export function createSmallWorld(
  ledger: () => readonly StoredCommit[],
  now: () => Date,
  settings: Settings,
) {
  const rooms: string[] = [];
  const publications: ApprovedPublication[] = [];
  const sentAt: Date[] = [];
  const chat = {
    name: 'chat',
    openRoom: async ({ name }: { name: string }) => {
      rooms.push(name);
      return { roomId: `R${rooms.length}`, name, url: 'https://chat/R' };
    },
    findRoom: async ({ name }: { name: string }) => {
      const at = rooms.indexOf(name);
      return at < 0
        ? undefined
        : { roomId: `R${at + 1}`, name, url: 'https://chat/R' };
    },
    post: async ({ what }: { what: string }) => ({ messageId: `m-${what}` }),
    findPost: async () => undefined,
    update: async () => {},
    invite: async ({ people }: { people: readonly { id: string }[] }) => ({
      invited: people.filter((_p, i) => i % 2 === 0).map(p => p.id),
      failed: people
        .filter((_p, i) => i % 2 === 1)
        .map(p => ({ responder: p.id, error: 'no account' })),
    }),
    call: async () => ({}),
    pin: async () => {},
    archive: async () => {},
    announce: async () => ({ messageId: 'a1' }),
    findAnnouncement: async () => undefined,
  };
  const statusPage = {
    name: 'page',
    page: settings.page,
    targets: settings.targets,
    publish: async (publication: ApprovedPublication) => {
      publications.push(publication);
      sentAt.push(now());
      return { pageIncidentId: 'P1' };
    },
    components: async () => [],
  };
  const head = (): Head => ({
    ...headOfChain(ledger()),
    incidentId: ledger()[0].incidentId,
    card: {
      title: '',
      kind: 'real',
      visibility: 'normal',
      severity: 'P1',
      status: 'active',
      entityRef: null,
      ic: null,
      declaredAt: '',
      updatedAt: '',
    },
    owners: [],
    participants: [],
    roomId: null,
    dueAt: null,
    planVersion: 1,
  });
  const gate = createStatuspageApprovalGate({
    store: { head: async () => head(), read: async () => ledger() },
    statusPage,
    keys: KEYS,
    settings,
    now,
  });
  const effects = createEffects({
    chat,
    statusPage,
    gate,
    tracker: {
      name: 'tracker',
      createPostmortem: async () => ({ postmortemId: '1', url: 'https://t/1' }),
    },
    writer: {
      name: 'writer',
      draftStatus: async ({ status }) => ({ ...WORDS, status }),
      draftPostmortem: async () => ({ markdown: '# It' }),
    },
    people: {
      name: 'catalog',
      resolveOwnership: async () => ({
        entity: null,
        owners: [],
        people: [{ entityRef: 'user:default/ada', source: 'owner' }],
        dependents: [],
        gaps: [],
      }),
      lookUp: async refs =>
        refs
          .filter(r => !r.endsWith('eve'))
          .map(entityRef => ({ entityRef, source: 'invited' })),
    },
    groups: {
      read: async asked =>
        asked.map(group => ({
          group,
          members: new Set([BEN.entityRef]),
          ageMs: 0,
        })),
    },
    facts: [],
    otherLedgers: {
      write: async () => ({ ok: true, seq: 1, events: [] }),
      goesOnIn: async incidentId => ({ incidentId }),
    },
    wakeups: { setCadence: async () => {} },
    settings,
    now,
    timeline: async () => [],
  });
  return { effects, rooms, publications, sentAt };
}

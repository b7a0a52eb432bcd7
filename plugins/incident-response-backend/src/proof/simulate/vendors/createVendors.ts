import { createHash } from 'node:crypto';
import {
  OutboundCallError,
  type Chat,
  type OutboundCall,
  type People,
  type StatusPage,
  type Tracker,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Chance } from '../Chance';
import type { VirtualTime } from '../VirtualTime';
import { createOrganisation } from './createOrganisation';
import { createRooms } from './createRooms';
import { createTruth, type Act, type Truth } from './Truth';
import { createWeather } from './Weather';

export interface Vendors {
  readonly chat: Chat;
  readonly statusPage: StatusPage;
  readonly drillPage: StatusPage;
  readonly tracker: Tracker;
  readonly people: People;
}

export interface World {
  readonly truth: Truth;
  /** The vendors as one replica reaches them; one that is dead hears nothing any more. */
  vendorsFor(isAlive: () => boolean): Vendors;
  /** From now on every vendor answers. */
  clear(): void;
}

const PAGE = 'public';
export const DRILL_PAGE = 'drills';
const TARGETS = ['status.example.org'];
const URL = 'https://vendor.example.org';

export function createWorld(time: VirtualTime, chance: Chance): World {
  const truth = createTruth();
  const weather = {
    chat: createWeather(time, chance.branch()),
    page: createWeather(time, chance.branch()),
    tracker: createWeather(time, chance.branch()),
    catalog: createWeather(time, chance.branch()),
  };
  const rooms = createRooms(chance.branch());
  const record = (kind: Act['kind'], call: OutboundCall, room?: string) =>
    truth.record({ kind, key: call.key, at: time.ms(), ...(room && { room }) });

  function chatFor(isAlive: () => boolean): Chat {
    const make = async <T>(call: OutboundCall, act: () => T) =>
      weather.chat.carryOut(call, isAlive, act);
    const room = (name: string, act: Act) => ({
      roomId: act.id,
      name,
      url: `${URL}/rooms/${act.id}`,
    });
    const message = (act: Act | undefined) => act && { messageId: act.id };
    const created = (
      kind: Act['kind'],
      call: OutboundCall,
      where?: string,
    ) => ({
      messageId: record(kind, call, where).id,
    });
    /** What refuses it is told like an answer: only to who is still there. */
    const refusable = async <T>(
      call: OutboundCall,
      check: () => void,
      act: () => T,
    ) => {
      const answer = await make(call, () => {
        try {
          check();
        } catch (refusal) {
          return { refusal };
        }
        return { result: act() };
      });
      if ('refusal' in answer) throw answer.refusal;
      return answer.result;
    };
    const inRoom = <T>(roomId: string, call: OutboundCall, act: () => T) =>
      refusable(call, () => rooms.use(roomId), act);
    return {
      name: 'simulated chat',
      openRoom: ({ name }, call) =>
        refusable(
          call,
          () => rooms.name(name),
          () => room(name, record('room', call)),
        ),
      findRoom: ({ name }, call) =>
        make(call, () => {
          const act = truth.find('room', call.key);
          return act && room(name, act);
        }),
      post: ({ roomId }, call) =>
        inRoom(roomId, call, () => created('post', call, roomId)),
      findPost: ({ roomId }, call) =>
        make(call, () => message(truth.find('post', call.key, roomId))),
      update: ({ roomId }, call) => inRoom(roomId, call, () => undefined),
      setTopic: ({ roomId }, call) => inRoom(roomId, call, () => undefined),
      bookmark: ({ roomId }, call) => inRoom(roomId, call, () => undefined),
      invite: ({ roomId, people }, call) =>
        inRoom(roomId, call, () => {
          const invited = people.map(p => p.id);
          truth.record({
            kind: 'invitation',
            key: call.key,
            at: time.ms(),
            people: invited,
          });
          return { invited, failed: [] };
        }),
      call: ({ person }, call) =>
        make(call, () => {
          truth.record({
            kind: 'invitation',
            key: call.key,
            at: time.ms(),
            people: [person.id],
          });
          return {};
        }),
      pin: ({ roomId }, call) => inRoom(roomId, call, () => undefined),
      archive: (_room, call) => make(call, () => undefined),
      announce: (_announcement, call) =>
        make(call, () => created('announcement', call)),
      findAnnouncement: (_announcement, call) =>
        make(call, () => message(truth.find('announcement', call.key))),
    };
  }

  function pageFor(isAlive: () => boolean, page: string): StatusPage {
    const make = async <T>(call: OutboundCall, act: () => T) =>
      weather.page.carryOut(call, isAlive, act);
    const idOf = (act: Act) => {
      const operation = act.publication?.request.operation;
      return operation?.type === 'update' ? operation.pageIncidentId : act.id;
    };
    return {
      name: 'simulated page',
      page,
      targets: TARGETS,
      components: call => make(call, () => []),
      publish: async (publication, call) => {
        const { incidentId, draftId, sha256, request } = publication;
        if (request.body.includes('forbidden'))
          throw new OutboundCallError('It answered 422.', {
            failure: 'rejected',
          });
        return make(call, () => {
          const act = truth.record({
            kind: 'publication',
            key: call.key,
            at: time.ms(),
            publication: { incidentId, draftId, sha256, request },
          });
          return { pageIncidentId: idOf(act) };
        });
      },
      find: (_publication, call) =>
        make(call, () => {
          const act = truth.find('publication', call.key);
          return act && { pageIncidentId: idOf(act) };
        }),
    };
  }

  function trackerFor(isAlive: () => boolean): Tracker {
    return {
      name: 'simulated tracker',
      createPostmortem: (_postmortem, call) =>
        weather.tracker.carryOut(call, isAlive, () => {
          // The tracker takes the key as the id: the same one twice is the same postmortem.
          const { id } =
            truth.find('postmortem', call.key) ?? record('postmortem', call);
          return { postmortemId: id, url: `${URL}/${id}` };
        }),
    };
  }

  return {
    truth,
    clear: () => [...Object.values(weather), rooms].forEach(w => w.clear()),
    vendorsFor: isAlive => ({
      chat: chatFor(isAlive),
      statusPage: pageFor(isAlive, PAGE),
      drillPage: pageFor(isAlive, DRILL_PAGE),
      tracker: trackerFor(isAlive),
      people: createOrganisation(weather.catalog, isAlive),
    }),
  };
}

/** What every replica signs heads with, and the reader checks with. */
export const SIMULATED_KEY = createHash('sha256').update('simulated').digest();

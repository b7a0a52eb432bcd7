import type {
  Chat,
  Facts,
  OutboundCall,
  Pager,
  People,
  StatusPage,
  Tracker,
  Writer,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Wakeups } from '../../../wakeups/Wakeups';
import type { Tap } from './createTap';
import { callName } from './pointNames';

/** A method of a port that takes what it is about and the call. */
type Method<TAbout, TAnswer> = (
  about: TAbout,
  call: OutboundCall,
) => Promise<TAnswer>;

const calls =
  (tap: Tap) =>
  <TAbout, TAnswer>(method: Method<TAbout, TAnswer>): typeof method =>
  (about, call) =>
    tap({
      kind: 'call',
      names: [callName(call)],
      work: () => method(about, call),
    });

/** Broken, it finds nothing. */
const finds =
  (tap: Tap) =>
  <TAbout, TAnswer>(
    method: Method<TAbout, TAnswer | undefined>,
  ): typeof method =>
  (about, call) =>
    tap({
      kind: 'find',
      names: [`find:${callName(call)}`],
      work: () => method(about, call),
      forgotten: () => undefined,
    });

/** Broken, it says that everybody was invited. */
const invites =
  (tap: Tap, method: Chat['invite']): typeof method =>
  (about, call) =>
    tap({
      kind: 'call',
      names: [callName(call)],
      work: () => method(about, call),
      forgotten: () => ({
        invited: about.people.map(({ id }) => id),
        failed: [],
      }),
    });

/** Broken, it calls somebody once more, who could not tell that it is the same call. */
const callsAgain =
  (tap: Tap, method: NonNullable<Chat['call']>): typeof method =>
  (about, call) =>
    tap({
      kind: 'call',
      names: [callName(call)],
      work: () => method(about, call),
      altered: async () => {
        await method(about, call);
        return method(about, { ...call, key: `${call.key}:again` });
      },
      forgotten: () => ({}),
    });

/** Broken, it says that nothing was there twice. */
const removes =
  (
    tap: Tap,
    method: NonNullable<Chat['removeDoubles']>,
  ): NonNullable<Chat['removeDoubles']> =>
  (about, call) =>
    tap({
      kind: 'call',
      names: [callName(call)],
      work: () => method(about, call),
      forgotten: () => ({ removed: 0 }),
    });

export function tapChat(chat: Chat, tap: Tap): Chat {
  const call = calls(tap);
  const find = finds(tap);
  return {
    name: chat.name,
    openRoom: call(chat.openRoom),
    ...(chat.findRoom && { findRoom: find(chat.findRoom) }),
    post: call(chat.post),
    ...(chat.findPost && { findPost: find(chat.findPost) }),
    update: call(chat.update),
    invite: invites(tap, chat.invite),
    ...(chat.call ? { call: callsAgain(tap, chat.call) } : {}),
    pin: call(chat.pin),
    ...(chat.setTopic && { setTopic: call(chat.setTopic) }),
    ...(chat.bookmark && { bookmark: call(chat.bookmark) }),
    archive: call(chat.archive),
    announce: call(chat.announce),
    ...(chat.findAnnouncement && {
      findAnnouncement: find(chat.findAnnouncement),
    }),
    ...(chat.removeDoubles && {
      removeDoubles: removes(tap, chat.removeDoubles),
    }),
  };
}

/** `reword` breaks the page behind the back of the adapter, which takes nothing but what was approved. */
export function tapStatusPage(
  page: StatusPage,
  tap: Tap,
  reword: (key: string) => Promise<void>,
): StatusPage {
  const { find } = page;
  return {
    ...page,
    publish: (publication, call) =>
      tap({
        kind: 'call',
        names: [callName(call)],
        work: () => page.publish(publication, call),
        altered: async () => {
          const published = await page.publish(publication, call);
          await reword(call.key);
          return published;
        },
      }),
    ...(find ? { find: finds(tap)(find.bind(page)) } : {}),
  };
}

/** Broken, it rings once more. */
export function tapPager(pager: Pager, tap: Tap): Pager {
  return {
    ...pager,
    page: (request, call) =>
      tap({
        kind: 'call',
        names: [callName(call)],
        work: () => pager.page(request, call),
        altered: async () => {
          await pager.page(request, call);
          return pager.page(request, call);
        },
        forgotten: () => ({ people: [] }),
      }),
  };
}

export function tapTracker(tracker: Tracker, tap: Tap): Tracker {
  return {
    name: tracker.name,
    createPostmortem: calls(tap)(tracker.createPostmortem),
  };
}

export function tapWriter(writer: Writer, tap: Tap): Writer {
  const call = calls(tap);
  return {
    name: writer.name,
    draftStatus: call(writer.draftStatus),
    draftPostmortem: call(writer.draftPostmortem),
  };
}

export function tapPeople(people: People, tap: Tap): People {
  const call = calls(tap);
  return {
    name: people.name,
    resolveOwnership: call(people.resolveOwnership),
    lookUp: call(people.lookUp),
  };
}

export function tapFacts(facts: Facts, tap: Tap): Facts {
  return { ...facts, collect: calls(tap)(facts.collect) };
}

export function tapWakeups(wakeups: Wakeups, tap: Tap): Wakeups {
  return {
    ...wakeups,
    setCadence: (incidentId, cadence) =>
      tap({
        kind: 'call',
        names: [`cadence:${cadence.state}`],
        work: () => wakeups.setCadence(incidentId, cadence),
      }),
  };
}

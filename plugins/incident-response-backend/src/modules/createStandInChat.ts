import type { Chat } from '@incident-response/backstage-plugin-incident-response-node';

type Optional = 'start' | 'stop' | 'setTopic' | 'bookmark' | 'removeDoubles';
type Findable = Required<Omit<Chat, Optional>>;

/**
 * A chat that another one stands in for where it may not be used. A room stays where it was opened.
 */
export function createStandInChat(deps: {
  readonly chat: Findable & Pick<Chat, Optional>;
  readonly standIn: Findable;
  /** Whether the chat may open rooms now; not knowing counts as yes. */
  readonly isUsable: () => Promise<boolean>;
  /** Whether a room is of the chat that stands in. */
  readonly isStandInRoom: (roomId: string) => boolean;
  /** Whether the chat has a place for announcements. */
  readonly announces: boolean;
}): Chat {
  const { chat, standIn, isUsable, isStandInRoom, announces } = deps;
  const of = ({ roomId }: { readonly roomId: string }) =>
    isStandInRoom(roomId) ? standIn : chat;
  const now = async () => ((await isUsable()) ? chat : standIn);
  const announcer = async () => (announces ? now() : standIn);

  return {
    name: chat.name,
    ...(chat.start && {
      start: (signal, door) => chat.start?.(signal, door) ?? Promise.resolve(),
    }),
    ...(chat.stop && { stop: () => chat.stop?.() ?? Promise.resolve() }),
    openRoom: async (room, call) => (await now()).openRoom(room, call),
    // Another replica may have opened it there.
    findRoom: async (room, call) =>
      (await standIn.findRoom(room, call)) ??
      ((await isUsable()) ? chat.findRoom(room, call) : undefined),
    post: (message, call) => of(message).post(message, call),
    findPost: (message, call) => of(message).findPost(message, call),
    update: (message, call) => of(message).update(message, call),
    invite: (invitation, call) => of(invitation).invite(invitation, call),
    pin: (message, call) => of(message).pin(message, call),
    // Nothing is missing where the incident page is the room: it says all that beside it.
    ...(chat.setTopic && {
      setTopic: async (room, call) => {
        if (!isStandInRoom(room.roomId)) await chat.setTopic?.(room, call);
      },
    }),
    ...(chat.bookmark && {
      bookmark: async (room, call) => {
        if (!isStandInRoom(room.roomId)) await chat.bookmark?.(room, call);
      },
    }),
    // Nothing shows twice where the incident page is the room.
    ...(chat.removeDoubles && {
      removeDoubles: async (doubled, call) => {
        const { place } = doubled;
        const isElsewhere =
          place.in === 'announcements'
            ? !announces
            : 'roomId' in place && isStandInRoom(place.roomId);
        return isElsewhere
          ? { removed: 0 }
          : (await chat.removeDoubles?.(doubled, call)) ?? { removed: 0 };
      },
    }),
    archive: (room, call) => of(room).archive(room, call),
    // Whom the chat cannot call, the other one may.
    call: async (calling, call) => {
      const first = await now();
      const called = await first.call(calling, call);
      return called.error && first !== standIn
        ? standIn.call(calling, call)
        : called;
    },
    announce: async (announcement, call) =>
      (await announcer()).announce(announcement, call),
    findAnnouncement: async (announcement, call) =>
      (await standIn.findAnnouncement(announcement, call)) ??
      (announces && (await isUsable())
        ? chat.findAnnouncement(announcement, call)
        : undefined),
  };
}

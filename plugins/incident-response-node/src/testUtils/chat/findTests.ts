import { callFor } from '../calls';
import type { Stage } from './ChatSubject';
import { content } from './content';

export function findTests({ subject, open, newKey }: Stage): void {
  it('finds a room by its key, and nothing for another key', async () => {
    const key = newKey('room');
    const room = await open(key);
    const { chat } = subject();
    expect(await chat.findRoom?.(room, callFor(key))).toMatchObject({
      roomId: room.roomId,
    });
    expect(
      await chat.findRoom?.({ name: 'inc-never' }, callFor(newKey('room'))),
    ).toBeUndefined();
  });

  it('finds a message and an announcement by their keys', async () => {
    const { roomId } = await open();
    const { chat } = subject();
    const key = newKey('post');
    const message = { roomId, what: 'headline', content: content('Found') };
    const posted = await chat.post(message, callFor(key));
    expect(await chat.findPost?.(message, callFor(key))).toEqual(posted);
    expect(
      await chat.findPost?.(message, callFor(newKey('post'))),
    ).toBeUndefined();
    const announcement = { what: 'resolved', content: content('Resolved') };
    const told = newKey('announce');
    const announced = await chat.announce(announcement, callFor(told));
    expect(await chat.findAnnouncement?.(announcement, callFor(told))).toEqual(
      announced,
    );
  });
}

import { callFor } from '../calls';
import type { Stage } from './ChatSubject';
import { content } from './content';

/** A chat without `removeDoubles` has nothing that shows twice, and passes. */
export function doubleTests({ subject, open, newKey }: Stage): void {
  it('leaves one of what one key posted twice, and nothing else goes', async () => {
    const { chat, messages } = subject();
    const { roomId } = await open();
    const marker = newKey('post');
    const post = (key: string, title: string) =>
      chat.post(
        { roomId, what: 'headline', content: content(title) },
        callFor(key),
      );
    await post(marker, 'Twice');
    const { messageId: keep } = await post(marker, 'Twice');
    await post(newKey('post'), 'Another');
    const place = { in: 'room', roomId, keep } as const;
    const look = () =>
      chat.removeDoubles?.({ marker, place }, callFor(newKey('deduplicate')));
    const expected = (removed: number) =>
      chat.removeDoubles ? { removed } : undefined;
    expect(await look()).toEqual(expected(1));
    expect(await look()).toEqual(expected(0));
    expect(await messages(roomId)).toEqual(['Twice', 'Another']);
  });
}

import { callFor } from '../calls';
import { HOSTILE_CASES } from '../hostileTexts';
import type { Stage } from './ChatSubject';
import { content, richContent } from './content';

export function messageTests({ subject, open, newKey }: Stage): void {
  const post = (roomId: string, title: string, key = newKey('post')) =>
    subject().chat.post(
      { roomId, what: 'headline', content: content(title) },
      callFor(key),
    );

  it('posts, updates and pins a message', async () => {
    const { roomId } = await open();
    const { chat } = subject();
    const message = { roomId, ...(await post(roomId, 'Checkout errors')) };
    expect(await subject().messages(roomId)).toEqual(['Checkout errors']);
    const update = { ...message, content: content('Mitigated') };
    await chat.update(update, callFor(newKey('update')));
    await chat.update(update, callFor(newKey('update')));
    await chat.pin(message, callFor(newKey('pin')));
    await chat.pin(message, callFor(newKey('pin')));
    expect(await subject().messages(roomId)).toEqual(['Mitigated']);
  });

  it('refuses to post where no room is', async () => {
    await expect(post('no-such-room', 'Lost')).rejects.toMatchObject({
      failure: 'rejected',
    });
  });

  it.each(HOSTILE_CASES)('shows %j without letting it act', async (_, text) => {
    const { roomId } = await open();
    await post(roomId, text);
    expect(await subject().messages(roomId)).toHaveLength(1);
  });

  it.each(HOSTILE_CASES)(
    'takes %j in fields, buttons and words shown whole',
    async (_, text) => {
      const { roomId } = await open();
      const { chat } = subject();
      const message = { roomId, what: 'draft:draft-1' };
      const posted = await chat.post(
        { ...message, content: richContent('Draft', text) },
        callFor(newKey('post')),
      );
      await chat.update(
        { roomId, ...posted, content: richContent('Decided', text) },
        callFor(newKey('update')),
      );
      expect(await subject().messages(roomId)).toEqual(['Decided']);
    },
  );
}

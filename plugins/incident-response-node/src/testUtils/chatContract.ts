import { callFor } from './calls';
import { sampleIncident } from './sampleIncident';
import type { ChatSubject, Stage } from './chat/ChatSubject';
import { doubleTests } from './chat/doubleTests';
import { findTests } from './chat/findTests';
import { listeningTests } from './chat/listeningTests';
import { messageTests } from './chat/messageTests';
import { roomTests } from './chat/roomTests';

/**
 * What every Chat must do. `finds`: whether it can look for rooms, messages and announcements. Call it
 * at the top level of a Jest test file.
 *
 * @public
 */
export function chatContract(
  name: string,
  start: () => Promise<ChatSubject>,
  options: { readonly finds: boolean; readonly timeoutMs?: number },
): void {
  describe(`Chat ${name}`, () => {
    let subject: ChatSubject;
    let count = 0;
    beforeAll(async () => {
      subject = await start();
    }, options.timeoutMs ?? 60_000);
    afterAll(() => subject?.close());

    const newKey = (what: string) => `inc-sample/${what}:${(count += 1)}`;
    const open = (key = newKey('room')) => {
      const room = { name: `inc-sample-${count}`, incident: sampleIncident() };
      return subject.chat.openRoom(room, callFor(key));
    };
    const stage: Stage = { subject: () => subject, open, newKey };

    it('says whether it can look for what it did', () => {
      const { chat } = subject;
      expect(chat.name).not.toBe('');
      const finds = [chat.findRoom, chat.findPost, chat.findAnnouncement];
      expect(finds.map(find => find !== undefined)).toEqual([
        options.finds,
        options.finds,
        options.finds,
      ]);
    });
    listeningTests(stage);
    roomTests(stage);
    messageTests(stage);
    if (options.finds) findTests(stage);
    doubleTests(stage);
  });
}

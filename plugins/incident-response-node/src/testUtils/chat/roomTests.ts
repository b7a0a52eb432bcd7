import { callFor, lateCall, lostCall } from '../calls';
import { HOSTILE_CASES } from '../hostileTexts';
import { sampleIncident } from '../sampleIncident';
import type { Stage } from './ChatSubject';

export function roomTests({ subject, open, newKey }: Stage): void {
  it('opens a room under the name it was given', async () => {
    const room = await open();
    expect(await subject().rooms()).toContain(room.name);
    expect(URL.canParse(room.url)).toBe(true);
  });

  it('opens nothing after the deadline or without its claim', async () => {
    const before = await subject().rooms();
    const room = { name: 'inc-never', incident: sampleIncident() };
    await expect(
      subject().chat.openRoom(room, lateCall(newKey('room'))),
    ).rejects.toThrow();
    await expect(
      subject().chat.openRoom(room, lostCall(newKey('room'))),
    ).rejects.toThrow('the claim is no longer ours');
    expect(await subject().rooms()).toEqual(before);
  });

  it('puts everybody among the invited or among the failed, also the second time', async () => {
    const { roomId } = await open();
    const { member, chat } = subject();
    const people = [
      { id: member, entityRef: member },
      { id: 'email:nobody@example.com', email: 'nobody@example.com' },
    ];
    const invite = () =>
      chat.invite(
        { roomId, incident: sampleIncident(), people },
        callFor(newKey('invite')),
      );
    for (const result of [await invite(), await invite()]) {
      const named = [
        ...result.invited,
        ...result.failed.map(({ responder }) => responder),
      ];
      expect(named.sort()).toEqual(people.map(({ id }) => id).sort());
      expect(result.invited).toContain(member);
    }
  });

  it('says above a room what it is about, and where to read on, where it can', async () => {
    const { chat, head } = subject();
    const has = chat.setTopic !== undefined || chat.bookmark !== undefined;
    expect(head !== undefined).toBe(has);
    const { roomId } = await open();
    const url = 'https://backstage.example.org/incidents/inc-sample';
    const hostile = HOSTILE_CASES.map(([, text]) => text);
    for (const topic of [...hostile, 'P1 · resolved', 'P1 · resolved']) {
      await chat.setTopic?.({ roomId, topic }, callFor(newKey('topic')));
      await chat.bookmark?.(
        { roomId, title: 'Incident page', url },
        callFor(newKey('bookmark')),
      );
    }
    expect(await head?.(roomId)).toEqual(
      has
        ? {
            ...(chat.setTopic && { topic: 'P1 · resolved' }),
            bookmarks: chat.bookmark ? [url] : [],
          }
        : undefined,
    );
  });

  it('archives, and doing it again changes nothing', async () => {
    const { roomId } = await open();
    const { chat } = subject();
    await chat.archive({ roomId }, callFor(newKey('archive')));
    await expect(
      chat.archive({ roomId }, callFor(newKey('archive'))),
    ).resolves.toBeUndefined();
  });
}

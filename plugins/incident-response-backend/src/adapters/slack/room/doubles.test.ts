import { RoomArchived } from '@incident-response/backstage-plugin-incident-response-node';
import {
  callFor,
  sampleIncident,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { slackForTests, type StartedSlack } from '../__testUtils__/startSlack';

const start = slackForTests();
const name = 'inc-20261123-checkout-1a2b3c';
const marker = 'inc-1/post:headline';
const content = { title: 'Checkout errors', lines: [], links: [] };
const look = () => callFor('inc-1/deduplicate:1:post:headline');
const ADA = 'user:default/ada';
const catalog = { [ADA]: { slackId: 'U0ADAMOREAU' } };

const open = async ({ chat }: StartedSlack, called = name) =>
  chat.openRoom(
    { name: called, incident: sampleIncident() },
    callFor('inc-1/room:1'),
  );
const post = async ({ chat }: StartedSlack, roomId: string, key = marker) =>
  chat.post({ roomId, what: 'headline', content }, callFor(key));
const idsIn = async (slack: StartedSlack, channel: string) =>
  (await slack.channel(channel)).messages
    .filter(({ metadata }) => metadata !== undefined)
    .map(({ ts }) => ts);

describe('what was done twice in Slack', () => {
  it('is one message again, the one that is to stay, and no other message is touched', async () => {
    const slack = await start();
    const { roomId } = await open(slack);
    const first = await post(slack, roomId);
    const second = await post(slack, roomId);
    await post(slack, roomId);
    const other = await post(slack, roomId, 'inc-1/post:checklist');
    const place = { in: 'room', roomId, keep: second.messageId } as const;
    expect(await slack.chat.removeDoubles({ marker, place }, look())).toEqual({
      removed: 2,
    });
    expect(await idsIn(slack, roomId)).toEqual([
      second.messageId,
      other.messageId,
    ]);
    expect(first.messageId).not.toBe(second.messageId);
    expect(await slack.chat.removeDoubles({ marker, place }, look())).toEqual({
      removed: 0,
    });
  });

  it('leaves the oldest where none has to stay', async () => {
    const slack = await start();
    const announce = () =>
      slack.chat.announce(
        { what: 'opened', content },
        callFor('inc-1/announce:opened'),
      );
    const { messageId } = await announce();
    await announce();
    const doubled = {
      marker: 'inc-1/announce:opened',
      place: { in: 'announcements' },
    } as const;
    expect(await slack.chat.removeDoubles(doubled, look())).toEqual({
      removed: 1,
    });
    expect(await idsIn(slack, 'C0INCIDENTS')).toEqual([messageId]);
  });

  it('is one direct message, and nobody is written to whom Slack does not know', async () => {
    const slack = await start({ catalog });
    const person = { id: ADA, entityRef: ADA };
    const key = 'inc-1/call:no-commander:1';
    // What is hidden is not seen by whoever looks before calling.
    await slack.slack.misbehave({
      type: 'hidden',
      method: 'chat.postMessage',
      ms: 10_000,
    });
    const call = () =>
      slack.chat.call(
        { incident: sampleIncident(), person, content },
        callFor(key),
      );
    await call();
    await call();
    await slack.slack.advance(11_000);
    const place = { in: 'direct', person } as const;
    expect(
      await slack.chat.removeDoubles({ marker: key, place }, look()),
    ).toEqual({ removed: 1 });
    const stranger = { in: 'direct', person: { id: 'p-1' } } as const;
    expect(
      await slack.chat.removeDoubles({ marker: key, place: stranger }, look()),
    ).toEqual({ removed: 0 });
  });

  it('is one bookmark', async () => {
    const slack = await start();
    const { roomId } = await open(slack);
    const url = 'https://backstage.example.org/incidents/inc-1';
    const add = () =>
      slack.twin.control.calls().then(() =>
        fetch(`${slack.twin.apiUrl}bookmarks.add`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${slack.twin.botToken}` },
          body: new URLSearchParams({
            channel_id: roomId,
            title: 'Incident page',
            type: 'link',
            link: url,
          }),
        }),
      );
    await add();
    await add();
    const place = { in: 'bookmarks', roomId, url } as const;
    expect(
      await slack.chat.removeDoubles(
        { marker: 'inc-1/bookmark', place },
        look(),
      ),
    ).toEqual({ removed: 1 });
    expect((await slack.channel(roomId)).bookmarks).toEqual([
      { title: 'Incident page', link: url },
    ]);
  });

  it('is a room that was given up for another name, and no room that is used', async () => {
    const slack = await start();
    const old = await open(slack);
    const used = await open(slack, `${name}-2`);
    const place = {
      in: 'rooms',
      names: [name, `${name}-2`, 'inc-nowhere'],
      keep: [used.roomId],
    } as const;
    expect(
      await slack.chat.removeDoubles({ marker: 'inc-1/room:1', place }, look()),
    ).toEqual({ removed: 1 });
    expect((await slack.channel(old.roomId)).archived).toBe(true);
    expect((await slack.channel(used.roomId)).archived).toBe(false);
  });

  it('is not told as removed where Slack keeps it, and says what to do', async () => {
    const slack = await start();
    const { roomId } = await open(slack);
    await post(slack, roomId);
    await post(slack, roomId);
    await slack.slack.misbehave({
      type: 'refused',
      method: 'chat.delete',
      error: 'cant_delete_message',
    });
    const doubled = { marker, place: { in: 'room', roomId } } as const;
    await expect(slack.chat.removeDoubles(doubled, look())).rejects.toThrow(
      /delete it by hand/,
    );
    await slack.slack.misbehave({
      type: 'refused',
      method: 'chat.delete',
      error: 'message_not_found',
    });
    // Somebody else did.
    expect(await slack.chat.removeDoubles(doubled, look())).toEqual({
      removed: 1,
    });
  });

  it('cannot be changed in an archived room, which is said', async () => {
    const slack = await start();
    const { roomId } = await open(slack);
    await post(slack, roomId);
    await post(slack, roomId);
    await slack.slack.misbehave({
      type: 'refused',
      method: 'chat.delete',
      error: 'is_archived',
    });
    const doubled = { marker, place: { in: 'room', roomId } } as const;
    await expect(
      slack.chat.removeDoubles(doubled, look()),
    ).rejects.toBeInstanceOf(RoomArchived);
  });
});

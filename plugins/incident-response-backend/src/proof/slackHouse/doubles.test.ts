import type { SeenMessage } from '@incident-response/twins';
import { startSlackHouse, type SlackHouse } from './__testUtils__/slackHouse';

jest.setTimeout(60_000);

const houses: SlackHouse[] = [];
afterEach(async () => {
  await Promise.all(houses.splice(0).map(house => house.stop()));
});

/** Long enough for the second message to be posted before anybody looks for doubles. */
const LOOK_AFTER_MS = 2_000;
const HIDDEN_MS = 1_000_000;

async function start(): Promise<SlackHouse> {
  const house = await startSlackHouse({
    engine: deps => ({
      ...deps,
      settings: { ...deps.settings, doublesAfterMs: LOOK_AFTER_MS },
    }),
  });
  houses.push(house);
  return house;
}

const markerOf = ({ metadata }: SeenMessage) =>
  metadata === undefined ? [] : [JSON.stringify(metadata.event_payload)];

async function doubledMarkers({ slack }: SlackHouse) {
  const markers = (await slack.channels()).flatMap(({ messages }) =>
    messages.flatMap(markerOf),
  );
  return markers.filter((marker, n) => markers.indexOf(marker) < n);
}

describe('a message that Slack hid for too long', () => {
  it('is posted once more, and the double is removed once Slack shows it', async () => {
    const house = await start();
    const method = 'chat.postMessage';
    await house.slack.misbehave(
      { type: 'hidden', method, ms: HIDDEN_MS },
      { type: 'replyLost', method },
    );
    const { id } = await house.open();
    const [double] = await house.eventually(async () => {
      const doubled = await doubledMarkers(house);
      return doubled.length > 0 && doubled;
    });
    await house.slack.advance(HIDDEN_MS);
    const looked = await house.eventually(async () => {
      const { entries } = await house.service.timeline(id, { limit: 1_000 });
      return entries
        .flatMap(({ event }) =>
          event.type === 'EFFECT_DEDUPLICATED' ? [event.data] : [],
        )
        .find(({ removed }) => removed > 0);
    });
    expect(double).toContain(looked.key);
    expect(looked.removed).toBe(1);
    expect(await doubledMarkers(house)).toEqual([]);
    // What is shown is what the ledger knows and updates.
    const { room } = await house.until(
      id,
      incident => incident.status === 'active',
    );
    const shown = (await house.messagesIn(room?.roomId ?? '')).map(
      ({ ts }) => ts,
    );
    for (const { messageId } of Object.values(room?.messages ?? {}))
      expect(shown).toContain(messageId);
  });
});

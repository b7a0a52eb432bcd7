import { chatContract } from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import type { SeenMessage } from '@incident-response/twins';
import { z } from 'zod';
import { startSlack } from './__testUtils__/startSlack';

const headerSchema = z.object({
  type: z.literal('header'),
  text: z.object({ text: z.string() }),
});

const titlesOf = (messages: readonly SeenMessage[]) =>
  messages.flatMap(({ blocks = [] }) => {
    const { data } = headerSchema.safeParse(blocks[0]);
    return data ? [data.text.text] : [];
  });

chatContract(
  'Slack',
  async () => {
    const { chat, rooms, channel, twin } = await startSlack({
      catalog: { 'user:default/ada.moreau': { slackId: 'U0ADAMOREAU' } },
    });
    return {
      chat,
      rooms,
      head: async roomId => {
        const { topic, bookmarks } = await channel(roomId);
        return { topic, bookmarks: bookmarks.map(({ link }) => link) };
      },
      messages: async roomId => titlesOf((await channel(roomId)).messages),
      member: 'user:default/ada.moreau',
      close: () => twin.stop(),
    };
  },
  { finds: true },
);

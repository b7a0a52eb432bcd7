import {
  chatContract,
  statusPageContract,
  trackerContract,
  writerContract,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import {
  builtinDatabases,
  DATABASE_START_MS,
} from './__testUtils__/builtinDatabase';
import { withSocket } from './__testUtils__/withSocket';
import {
  createBuiltinChat,
  createBuiltinStatusPage,
  createBuiltinTracker,
  createTemplateWriter,
} from '.';

const databases = builtinDatabases();
const baseUrl = 'https://app.example';
const timing = { timeoutMs: DATABASE_START_MS };
const close = async () => {};

describe.each(databases.ids)('the built-in adapters on %s', id => {
  const startChat = async () => {
    const knex = await databases.start(id);
    const chat = createBuiltinChat({ knex, baseUrl });
    return {
      chat,
      rooms: () => knex('ir_builtin_rooms').pluck('name'),
      messages: async (roomId: string) =>
        ((await chat.readRoom(roomId))?.messages ?? []).map(m => m.title),
      member: 'user:default/ada',
      close,
    };
  };
  chatContract('built-in war room', startChat, { finds: true, ...timing });
  chatContract(
    'built-in war room with a socket',
    async () => {
      const subject = await startChat();
      return { ...subject, ...withSocket(subject.chat) };
    },
    { finds: true, ...timing },
  );

  statusPageContract(
    'built-in page',
    async () => {
      const knex = await databases.start(id);
      const statusPage = createBuiltinStatusPage({
        knex,
        page: 'main',
        title: 'Meridian Books',
        baseUrl: `${baseUrl}/public/status`,
        components: [{ id: 'checkout', name: 'Checkout' }],
      });
      return {
        statusPage,
        shown: async () => {
          const { incidents, history } = await statusPage.publicStatusJson();
          return [...incidents, ...history].flatMap(incident =>
            incident.updates.map(({ body }) => body),
          );
        },
        close,
      };
    },
    { finds: true, ...timing },
  );

  trackerContract(
    'built-in postmortems',
    async () => {
      const knex = await databases.start(id);
      const tracker = createBuiltinTracker({ knex, baseUrl });
      return {
        tracker,
        stored: async () => {
          const documents: string[] = await knex(
            'ir_builtin_postmortems',
          ).pluck('document');
          return documents.map(document => JSON.parse(document).markdown);
        },
        close,
      };
    },
    timing,
  );
});

writerContract('templates', createTemplateWriter);

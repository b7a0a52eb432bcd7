import { refuse, send, type ChatCommand } from '../Asked';

export const update: ChatCommand = {
  name: 'update',
  usage: 'text',
  about: 'Say where things stand; reminders count from it.',
  read: ({ text }) =>
    text === ''
      ? refuse('Say where things stand: update errors are falling.')
      : send({ type: 'addNote', text, update: true }),
};

import { refuse, send, type ChatCommand } from '../Asked';

export const note: ChatCommand = {
  name: 'note',
  usage: 'text',
  about: 'Write on the timeline.',
  read: ({ text }) =>
    text === ''
      ? refuse('Say what to write down: note rolled back release 42.')
      : send({ type: 'addNote', text }),
};

import { refuse, send, type ChatCommand } from '../Asked';

export const dismiss: ChatCommand = {
  name: 'dismiss',
  usage: 'reason',
  about: 'Call it a false alarm.',
  read: ({ text }) =>
    text === ''
      ? refuse('Say why: dismiss the alert was a test.')
      : send({ type: 'dismiss', reason: text }),
};

import { refuse, send, type ChatCommand } from '../Asked';

export const reopen: ChatCommand = {
  name: 'reopen',
  usage: 'reason',
  about: 'Open it again.',
  read: ({ text }) =>
    text === ''
      ? refuse('Say why: reopen errors are back.')
      : send({ type: 'reopen', reason: text }),
};

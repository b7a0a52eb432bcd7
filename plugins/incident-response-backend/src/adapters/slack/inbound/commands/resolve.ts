import { send, type ChatCommand } from '../Asked';

export const resolve: ChatCommand = {
  name: 'resolve',
  usage: '[summary]',
  about: 'Call it resolved; without a summary you are asked for it.',
  read: ({ text }) =>
    text === ''
      ? { type: 'ask', modal: 'resolve' }
      : send({ type: 'resolve', summary: text }),
};

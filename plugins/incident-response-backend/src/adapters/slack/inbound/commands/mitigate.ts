import { send, type ChatCommand } from '../Asked';

export const mitigate: ChatCommand = {
  name: 'mitigate',
  usage: '[summary]',
  about: 'Call it mitigated; without a summary you are asked for it.',
  read: ({ text }) =>
    text === ''
      ? { type: 'ask', modal: 'mitigate' }
      : send({ type: 'mitigate', summary: text }),
};

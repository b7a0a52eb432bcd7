import type { ChatCommand } from '../Asked';

export const help: ChatCommand = {
  name: 'help',
  usage: '',
  about: 'Show this.',
  anywhere: true,
  read: () => ({ type: 'show', what: 'help' }),
};

import type { ChatCommand } from '../Asked';

export const timeline: ChatCommand = {
  name: 'timeline',
  usage: '',
  about: 'Show what happened last.',
  read: () => ({ type: 'show', what: 'timeline' }),
};

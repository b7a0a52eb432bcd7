import type { ChatCommand } from '../Asked';

export const checklist: ChatCommand = {
  name: 'checklist',
  usage: '',
  about: 'Show what is done and what is left.',
  read: () => ({ type: 'show', what: 'checklist' }),
};

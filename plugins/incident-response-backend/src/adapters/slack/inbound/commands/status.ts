import { refuse, send, type ChatCommand } from '../Asked';

const DRAFT = /^draft$/i;

export const status: ChatCommand = {
  name: 'status',
  usage: '[draft]',
  about:
    'Show where it stands; with `draft`, have words for customers proposed.',
  read: ({ text }) => {
    if (text === '') return { type: 'show', what: 'status' };
    return DRAFT.test(text)
      ? send({ type: 'draftStatus' })
      : refuse('Type status, or status draft.');
  },
};

import { refuse, send, type ChatCommand } from '../Asked';

/** As ids are written; whether there is such an incident is found out later. */
const ID = /^[\w-]{1,100}$/;

export const join: ChatCommand = {
  name: 'join',
  usage: '[incident id]',
  about: 'Join this incident, or the one with this id.',
  anywhere: true,
  read: ({ text }) => {
    if (text === '') return send({ type: 'join' });
    return ID.test(text)
      ? send({ type: 'join' }, text)
      : refuse('Give the id of one incident, as its page shows it.');
  },
};

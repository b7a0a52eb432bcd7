import { send, type ChatCommand } from '../Asked';

export const take: ChatCommand = {
  name: 'take',
  usage: '',
  about: 'Take command.',
  read: () => send({ type: 'takeCommand' }),
};

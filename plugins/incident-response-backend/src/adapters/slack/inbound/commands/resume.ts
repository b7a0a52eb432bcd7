import { send, type ChatCommand } from '../Asked';

export const resume: ChatCommand = {
  name: 'resume',
  usage: '',
  about: 'Have reminders again.',
  read: () => send({ type: 'resumeReminders' }),
};

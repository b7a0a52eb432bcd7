import { refuse, send, type ChatCommand } from '../Asked';

const MOST_MINUTES = 1_440;
const FOR = /^(?:for\s+)?(\d{1,4})\s*(m|min|minutes?|h|hours?)$/i;

export const silence: ChatCommand = {
  name: 'silence',
  usage: '[for 30m]',
  about: 'Silence reminders, for a while or until `resume`.',
  read: ({ text }) => {
    if (text === '') return send({ type: 'silenceReminders' });
    const [, number, unit = 'm'] = FOR.exec(text) ?? [];
    const minutes =
      Number(number) * (unit.toLowerCase().startsWith('h') ? 60 : 1);
    return minutes >= 1 && minutes <= MOST_MINUTES
      ? send({ type: 'silenceReminders', minutes })
      : refuse('Say for how long, up to 24 hours: silence for 30m.');
  },
};

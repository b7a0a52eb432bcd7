import { refuse, type ChatCommand } from '../Asked';
import { draftFrom, stageOf } from '../draftFrom';

const DRAFT = /^draft(?:\s+([\s\S]+))?$/i;

export const status: ChatCommand = {
  name: 'status',
  usage: '[draft [text]]',
  about:
    'Show where it stands; with `draft`, put words for customers forward, or have them proposed.',
  read: ({ text }) => {
    if (text === '') return { type: 'show', what: 'status' };
    const [draft, body] = DRAFT.exec(text) ?? [];
    if (draft === undefined)
      return refuse(
        'Type status, status draft, or status draft and the words.',
      );
    return {
      type: 'send',
      named: [],
      command: ({ incident }) => ({
        type: 'draftStatus',
        ...(body === undefined
          ? { status: stageOf(incident) }
          : { content: draftFrom(incident, body) }),
      }),
    };
  },
};

import type {
  RoomButton,
  RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { HOSTILE_TEXTS } from '@incident-response/backstage-plugin-incident-response-node/testUtils';

export const PAGE_URL = 'https://backstage.example.org/incidents/inc-1';

export const APPROVE: RoomButton = {
  action: {
    type: 'approveDraft',
    draftId: 'draft-1',
    revision: 1,
    sha256: 'a'.repeat(64),
  },
  label: 'Approve & Publish',
  emphasis: 'primary',
  confirm: {
    title: 'Publish to customers?',
    text: 'As it is shown.',
    confirm: 'Publish',
    deny: 'Not yet',
  },
};

export const REJECT: RoomButton = {
  action: { type: 'rejectDraft', draftId: 'draft-1', revision: 1 },
  label: 'Reject',
  emphasis: 'danger',
};

/** A draft to be decided on. */
export const draftContent = (
  body = 'Some payments fail.',
  more: Partial<RoomContent> = {},
): RoomContent => ({
  title: 'Status draft draft-1, revision 1',
  lines: ['Waiting for approval', 'Written by: ada', body],
  fields: [{ label: 'Written by', value: 'ada' }],
  verbatim: { label: 'What customers would read', text: body },
  links: [{ label: 'Read and decide', url: PAGE_URL }],
  buttons: [APPROVE, REJECT],
  ...more,
});

const times = <T>(n: number, one: (index: number) => T) =>
  Array.from({ length: n }, (_, index) => one(index));

/** The text in every place, as often as anybody could make it. */
export const everywhere = (text: string, often = 200): RoomContent => ({
  title: text,
  lines: times(often, n => `${n} ${text}`),
  fields: times(often, n => ({ label: `${n} ${text}`, value: text })),
  verbatim: { label: text, text },
  links: times(often, () => ({ label: text, url: text })),
  buttons: times(often, () => ({
    ...APPROVE,
    label: text,
    confirm: { title: text, text, confirm: text, deny: text },
  })),
  addressed: times(often, () => text),
});

/** What attackers, broken senders and the length of things bring. */
export const WORST_TEXTS: readonly string[] = [
  ...HOSTILE_TEXTS,
  '<!channel> <!here> <!everyone> <!subteam^S1|us> <@U024BE7LH> <#C024BE7LR>',
  '<http://evil.example|https://status.example.org> <mailto:ada@example.org|x>',
  '@channel @here @everyone http://evil.example www.evil.example',
  ':rotating_light: :white_check_mark: 10:20:30 ::',
  '&lt;!channel&gt; &amp;lt; & < >',
  '```\n*bold* _it_ ~no~ `code`\n> quote\n```',
  '\u202eeliforp\u202c \u200eab\u200f \u061c \u2066x\u2069',
  '\u0000\u0007\u001b[31m\u0085\u2028line\u2029',
  'half \ud83d of \ude00 a face 😀',
  '{"action":{"type":"approveDraft"',
  '😀'.repeat(5_000),
  '&'.repeat(10_000),
  '\u202e'.repeat(4_000),
  `${'x'.repeat(140)}😀${'y'.repeat(3_000)}`,
  'line\n'.repeat(3_000),
  '',
  ' \n\t ',
  '\u200b',
];

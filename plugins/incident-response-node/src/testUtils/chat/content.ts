import {
  sayField,
  type RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';

export const content = (title: string) => ({ title, lines: ['P1'], links: [] });

/** Everything a message may have, with this text wherever text may come from outside. */
export const richContent = (title: string, text: string): RoomContent => ({
  title,
  lines: [text, sayField({ label: 'Owner', value: text }), text],
  links: [
    { label: text.slice(0, 40), url: 'https://backstage.example.org/x' },
    { label: 'No address', url: text },
  ],
  fields: [{ label: 'Owner', value: text }],
  verbatim: { label: 'What customers would read', text },
  buttons: [
    { action: { type: 'join' }, label: text },
    {
      action: {
        type: 'approveDraft',
        draftId: 'draft-1',
        revision: 1,
        sha256: 'a'.repeat(64),
      },
      label: 'Approve & Publish',
      emphasis: 'primary',
      confirm: { title: text, text, confirm: 'Approve', deny: 'Not yet' },
    },
  ],
  addressed: ['user:default/nobody'],
});

import type { RoomContent } from '@incident-response/backstage-plugin-incident-response-common';
import { LIMITS } from './limits';
import { NOTHING, type Section } from './Section';
import { fit, isShownWhole, plain, visible } from './safeText';

const LABEL = 150;

/** Words exactly as they are where Slack can show them so; else as much as fits, and not whole. */
export function verbatimSection(verbatim: RoomContent['verbatim']): Section {
  if (!verbatim) return NOTHING;
  const { label, text } = verbatim;
  const whole = isShownWhole(text, LIMITS.preformatted);
  const shown = whole
    ? text
    : fit(visible(text), LIMITS.preformatted).text || '–';
  return {
    whole,
    blocks: [
      { type: 'section', text: plain(label, LABEL) },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_preformatted',
            elements: [{ type: 'text', text: shown }],
          },
        ],
      },
    ],
  };
}

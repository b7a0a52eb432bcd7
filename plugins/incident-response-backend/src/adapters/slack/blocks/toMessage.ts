import {
  linesBeside,
  type RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { KnownBlock, MessageMetadata } from '@slack/types';
import { addressedSection } from './addressedSection';
import {
  actingButtons,
  linkButtons,
  type SlackDecisions,
} from './buttonSections';
import { LIMITS } from './limits';
import { escaped, isShownWhole, plain } from './safeText';
import { fieldSections, lineSections } from './textSections';
import { verbatimSection } from './verbatimSection';

/** What Slack is sent of a message. */
export interface SlackMessage {
  /** For notifications, and for clients that show no blocks. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly metadata?: MessageMetadata;
}

export interface MessageOptions {
  readonly decisions?: SlackDecisions;
  /** Responder id → Slack user, for whom a message addresses. */
  readonly slackUsers?: ReadonlyMap<string, string>;
  /** Said by the buttons where the message is not in the incident's war room. */
  readonly incidentId?: string;
  /** Key of the effect, by which the message is found again. Everybody in the channel can read it. */
  readonly effectKey?: string;
}

/** The type of the metadata that marks our messages. */
export const METADATA_TYPE = 'ir_effect';

const NOTICE = {
  cut: 'Not all of it fits here: the incident page shows it whole.',
  console: 'It is decided on the incident page.',
};

function notice(text: string): KnownBlock {
  return {
    type: 'context',
    elements: [plain(text, LIMITS.fieldText)],
  };
}

function fallback({ title, lines, verbatim }: RoomContent): string {
  const rest = lines.filter(line => line !== verbatim?.text);
  const text = escaped([title, ...rest].join('\n'), LIMITS.messageText);
  return text.trim() || '–';
}

/**
 * A message for Slack, within every limit. Text is shown and never acts; what does not fit is cut and
 * says so. Words that have to be shown whole and do not fit cannot be approved here: the link leads to
 * where they can.
 */
export function toMessage(
  content: RoomContent,
  options: MessageOptions = {},
): SlackMessage {
  const { title, links, fields = [], buttons, addressed } = content;
  const { decisions = 'allow', slackUsers, incidentId, effectKey } = options;
  const body = [
    lineSections(linesBeside(content)),
    fieldSections(fields),
    verbatimSection(content.verbatim),
  ];
  const whole =
    isShownWhole(title, LIMITS.headerText) &&
    body.every(section => section.whole);
  const acting = actingButtons(buttons, { whole, decisions, incidentId });
  const leading = linkButtons(links, acting.isLeftToConsole);
  const isCut = !whole || !acting.whole || !leading.whole;
  return {
    text: fallback(content),
    blocks: [
      { type: 'header', text: plain(title, LIMITS.headerText) },
      ...addressedSection(addressed, slackUsers).blocks,
      ...body.flatMap(({ blocks }) => blocks),
      ...acting.blocks,
      ...(acting.isLeftToConsole ? [notice(NOTICE.console)] : []),
      ...leading.blocks,
      ...(isCut ? [notice(NOTICE.cut)] : []),
    ],
    ...(effectKey
      ? {
          metadata: {
            event_type: METADATA_TYPE,
            event_payload: { effect_id: effectKey },
          },
        }
      : {}),
  };
}

import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { SlackMessage } from '../toMessage';
import { messageShape, viewShape } from './checkShapes';

/** Slack refuses long messages (`msg_blocks_too_long`) and does not say how long: we stay below this. */
const ALL_CHARACTERS = 13_000;

/** Every string in it, with the way to it. */
function strings(value: unknown, path = ''): readonly [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    strings(inner, `${path}.${key}`),
  );
}

const shapeOf = (shape: z.ZodType, value: unknown): readonly string[] =>
  shape
    .safeParse(value)
    .error?.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    ) ?? [];

/** Characters that turn, hide or break the text around them. */
const HIDDEN =
  /(?![\t\n])\p{Cc}|[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/u;

const isWellFormed = (text: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(
    text,
  );

function unfit(path: string, text: string): readonly string[] {
  return [
    ...(HIDDEN.test(text) ? [`${path} hides something`] : []),
    ...(isWellFormed(text) ? [] : [`${path} has half a character`]),
  ];
}

/** The notification's text is Slack's markup: nothing in it may be read as such. */
function acting(text: string): readonly string[] {
  const marks: readonly (readonly [RegExp, string])[] = [
    [/[<>]/, 'a mention or a link'],
    [/&(?!amp;|lt;|gt;)/, 'an escape of its own'],
    [/:\/\/|www\./i, 'an address'],
    [/@/, 'a call or an e-mail address'],
    [/:[\w+'-]+:/, 'an emoji'],
    [/`/, 'code'],
  ];
  return marks.flatMap(([mark, what]) =>
    mark.test(text) ? [`the text has ${what}`] : [],
  );
}

function idsOf(all: readonly [string, string][], name: string) {
  return all.filter(([path]) => path.endsWith(`.${name}`)).map(([, id]) => id);
}

const doubled = (ids: readonly string[]) =>
  ids
    .filter((each, index) => ids.indexOf(each) !== index)
    .map(each => `${each} is there twice`);

/** What Slack would refuse of a message, and what in it would act. */
export function problemsOf(message: SlackMessage): readonly string[] {
  const all = strings(message.blocks);
  const characters = all
    .filter(([path]) => path.endsWith('.text'))
    .reduce((sum, [, text]) => sum + text.length, 0);
  return [
    ...shapeOf(messageShape, message),
    ...all.flatMap(([path, text]) => unfit(path, text)),
    ...unfit('text', message.text),
    ...acting(message.text),
    ...doubled(idsOf(all, 'action_id')),
    ...(characters > ALL_CHARACTERS ? [`${characters} characters in all`] : []),
  ];
}

/** What Slack would refuse of a modal. What is being edited may be as it is. */
export function problemsOfView(view: ModalView): readonly string[] {
  const all = strings(view.blocks);
  return [
    ...shapeOf(viewShape, view),
    ...all.flatMap(([path, text]) => unfit(path, text)),
    ...doubled(idsOf(all, 'block_id')),
  ];
}

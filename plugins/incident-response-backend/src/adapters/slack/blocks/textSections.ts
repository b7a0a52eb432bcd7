import type { RoomField } from '@incident-response/backstage-plugin-incident-response-common';
import type { PlainTextElement } from '@slack/types';
import { BUDGET, LIMITS } from './limits';
import { NOTHING, type Section } from './Section';
import { CUT, isExact, plain, slackLength, visible } from './safeText';

const section = (text: PlainTextElement): Section['blocks'][number] => ({
  type: 'section',
  text,
});

/** Lines joined into as few sections as hold them. */
export function lineSections(all: readonly string[]): Section {
  const lines = all.filter(line => line.trim() !== '');
  const shown = lines.map(visible);
  const texts: string[] = [];
  for (const line of shown) {
    const last = texts.at(-1);
    const joined = `${last}\n${line}`;
    if (last !== undefined && slackLength(joined) <= LIMITS.sectionText)
      texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  const kept = texts.slice(0, BUDGET.lineSections);
  const isCut = kept.length < texts.length;
  return {
    blocks: [
      ...kept.map(text => section(plain(text, LIMITS.sectionText))),
      ...(isCut ? [section(plain(CUT, LIMITS.sectionText))] : []),
    ],
    whole:
      !isCut &&
      lines.every(isExact) &&
      kept.every(text => slackLength(text) <= LIMITS.sectionText),
  };
}

const sayField = ({ label, value }: RoomField) =>
  `${visible(label)}\n${visible(value)}`;

/** As many fields as there is room for, with how much of each. */
function affordable(
  fields: readonly RoomField[],
): readonly { readonly text: string; readonly max: number }[] {
  let left: number = BUDGET.fieldCharacters;
  return fields.slice(0, BUDGET.fields).flatMap(all => {
    const text = sayField(all);
    const max = Math.min(LIMITS.fieldText, left);
    if (max <= CUT.length) return [];
    left -= Math.min(slackLength(text), max);
    return [{ text, max }];
  });
}

/** Label and value in two columns. */
export function fieldSections(fields: readonly RoomField[]): Section {
  if (fields.length === 0) return NOTHING;
  const kept = affordable(fields);
  const size = LIMITS.fieldsInSection;
  const rows = Array.from({ length: Math.ceil(kept.length / size) }, (_, n) =>
    kept.slice(n * size, (n + 1) * size),
  );
  const isCut = kept.length < fields.length;
  return {
    blocks: [
      ...rows.map((row): Section['blocks'][number] => ({
        type: 'section',
        fields: row.map(({ text, max }) => plain(text, max)),
      })),
      ...(isCut ? [section(plain(CUT, LIMITS.sectionText))] : []),
    ],
    whole:
      !isCut &&
      kept.every(({ text, max }) => slackLength(text) <= max) &&
      fields.every(({ label, value }) => isExact(label) && isExact(value)),
  };
}

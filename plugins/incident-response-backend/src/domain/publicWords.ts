import type { DraftContent } from '@incident-response/backstage-plugin-incident-response-common';

/** Control characters, halves of characters, and what turns the direction of the text around it. */
const MISLEADING = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const LINE_BREAK = /[\p{Zl}\p{Zp}]/u;
const LAYOUT = /[\t\n\r]/;

function findMisleading(
  text: string,
  allowed: 'one line' | 'lines',
): string | undefined {
  const characters = [...text];
  const place = characters.findIndex(character =>
    allowed === 'lines'
      ? MISLEADING.test(character) && !LAYOUT.test(character)
      : MISLEADING.test(character) || LINE_BREAK.test(character),
  );
  if (place < 0) return undefined;
  const code = Number(characters[place].codePointAt(0));
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${hex} at position ${place + 1}`;
}

/**
 * The sentence that names what would let an approver read other words than customers get, or
 * `undefined`. Public wording is refused and never altered.
 */
export function whyMisleading(content: DraftContent): string | undefined {
  const places: readonly (readonly [string, string | undefined])[] = [
    ['title', findMisleading(content.title, 'one line')],
    ['body', findMisleading(content.body, 'lines')],
    ...Object.keys(content.components).map(
      id => ['component id', findMisleading(id, 'one line')] as const,
    ),
  ];
  const [found] = places.flatMap(([where, what]) =>
    what
      ? [
          `The ${where} has ${what}, with which people may read other words than are published. Remove it.`,
        ]
      : [],
  );
  return found;
}

const HTML: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
};

/** Slack escapes three characters in what people type. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/g, entity => HTML[entity] ?? entity);

/** What Slack sends of a message's text at most. */
export const MOST_CHARACTERS = 40_000;

/** Mentions and links as people read them, without Slack's markup around them. */
export function plainTextOf(text: string): string {
  const spoken = text
    .slice(0, MOST_CHARACTERS)
    .replace(/<([^<>|]*)\|([^<>]*)>/g, (_all, target: string, label: string) =>
      /^[@#!]/.test(target) ? `${target[0]}${label}` : `${label} (${target})`,
    )
    .replace(/<([^<>]*)>/g, '$1');
  return unescaped(spoken).slice(0, MOST_CHARACTERS);
}

/** What templates and people leave for somebody to fill in. */
const FORMS: readonly RegExp[] = [
  // {{impact}}, ${impact}, %{impact}
  /\{\{[^{}\n]{0,200}\}\}|[$%]\{[^{}\n]{1,200}\}/u,
  // <impact>, <what is affected>; not links or addresses, which are written that way too.
  /<(?![^<>\n]*(?:@|:\/\/|mailto:))\p{L}[^<>\n]{0,200}>/u,
  // [describe impact], [TODO: time], [...]
  /\[\s*(?:describe|insert|add|fill|enter|replace|choose|select|your|todo|tbd|tbc|tba|xxx+|placeholder|fixme)\b[^[\]\n]{0,200}\]/iu,
  /\[\s*(?:\.{2,}|…|\?+|_+)?\s*\]/u,
  // As words of their own, and shouted: "todo" may be about lists.
  /(?<![\p{L}\p{N}_])(?:TODO|TBD|TBC|TBA|FIXME|PLACEHOLDER)(?![\p{L}\p{N}_])/u,
  /(?<![\p{L}\p{N}_])[Xx]{3,}(?![\p{L}\p{N}_])/u,
  /lorem ipsum/iu,
  /_{3,}|\?{3,}/u,
];

/** The first placeholder of a text, or `undefined`. Public wording is refused and never altered. */
export function findPlaceholder(text: string): string | undefined {
  const [first] = FORMS.flatMap(form => {
    const found = form.exec(text);
    return found ? [{ at: found.index, span: found[0] }] : [];
  }).sort((a, b) => a.at - b.at);
  return first?.span;
}

/** The sentence that names what somebody still has to fill in, or `undefined`. */
export function whyUnfinished(content: {
  readonly title: string;
  readonly body: string;
}): string | undefined {
  for (const place of ['title', 'body'] as const) {
    const span = findPlaceholder(content[place]);
    if (span)
      return `The ${place} still holds the placeholder "${span}". Revise the draft and say what customers should read there.`;
  }
  return undefined;
}

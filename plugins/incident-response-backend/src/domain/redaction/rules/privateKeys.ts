import type { Finder, Span } from '../Span';

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** From its first line to its last; a block that was cut off ends with the text. */
export const findPrivateKeys: Finder = text => {
  const spans: Span[] = [];
  BEGIN.lastIndex = 0;
  for (let begin = BEGIN.exec(text); begin; begin = BEGIN.exec(text)) {
    END.lastIndex = begin.index;
    const found = END.exec(text);
    const end = found ? found.index + found[0].length : text.length;
    spans.push({ kind: 'private-key', start: begin.index, end });
    BEGIN.lastIndex = end;
  }
  return spans;
};

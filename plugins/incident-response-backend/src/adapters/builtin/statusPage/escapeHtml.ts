const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, but for tab and line breaks, which HTML can hold. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}/gu;

/** Text for an element or a quoted attribute: it can do nothing but be read. */
export function escapeHtml(text: string): string {
  return text
    .replace(UNPRINTABLE, '\ufffd')
    .replace(/[&<>"']/g, character => ENTITIES[character]);
}

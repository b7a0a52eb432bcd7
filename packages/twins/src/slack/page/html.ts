const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe as it stands. */
export class Html {
  constructor(readonly markup: string) {}
  toString() {
    return this.markup;
  }
}

export type Content =
  | Html
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Content[];

function render(value: Content): string {
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(render).join('');
  if (value === undefined || value === null || value === false) return '';
  return String(value).replace(/[&<>"']/g, character => ENTITIES[character]);
}

/** Markup whose values are escaped, unless they are markup themselves. */
export const html = (
  strings: TemplateStringsArray,
  ...values: readonly Content[]
): Html =>
  new Html(
    strings.reduce(
      (markup, part, index) => markup + render(values[index - 1]) + part,
    ),
  );

/** An attribute with its value, or nothing where there is none. */
export const attribute = (name: string, value: string | undefined): Html =>
  value === undefined ? html`` : html` ${name}="${value}"`;

const SAFE_LINK = /^(https?:|mailto:)/i;

/** A link that leads out of the page, or its text where it leads nowhere harmless. */
export const link = (address: string, text: Content): Html =>
  SAFE_LINK.test(address)
    ? html`<a href="${address}" target="_blank" rel="noopener noreferrer"
        >${text}</a
      >`
    : html`${text}`;

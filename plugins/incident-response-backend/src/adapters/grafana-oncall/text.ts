// NUL cannot be stored as text everywhere, and the other control characters mean nothing to people.
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;

/** Text from outside as we keep it: no control characters, no broken characters, at most `max` long. */
export function cleanText(text: string, max: number): string {
  return text
    .replace(CONTROL, ' ')
    .slice(0, max)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, '\ufffd')
    .replace(/(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .trim();
}

/** An address people may click: http or https, nothing else. */
export function cleanUrl(text: string | null | undefined, max: number) {
  if (!text || text.length > max || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
}

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

/** An e-mail address in lower case, as directories compare it. */
export function cleanEmail(text: string | null | undefined) {
  const email = text?.trim().toLowerCase();
  return email && email.length <= 320 && ADDRESS.test(email)
    ? email
    : undefined;
}

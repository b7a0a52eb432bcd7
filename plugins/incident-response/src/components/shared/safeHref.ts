/** An address that may be a link. Texts from outside never become scripts. */
export function safeHref(url: string | undefined): string | undefined {
  return url && /^(?:https?:\/\/|\/(?!\/))/i.test(url) ? url : undefined;
}

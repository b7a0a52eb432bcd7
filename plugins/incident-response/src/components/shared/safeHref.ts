/**
 * An address that may be a link. Texts from outside never become scripts, and what looks like
 * a path stays on this host: browsers read a backslash, or a tab and a
 * slash, after the first slash as `//`.
 */
export function safeHref(url: string | undefined): string | undefined {
  return url && /^(?:https?:\/\/|\/(?![/\\\s]))/i.test(url) ? url : undefined;
}

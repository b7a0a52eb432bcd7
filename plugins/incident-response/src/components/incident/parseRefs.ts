/** Entity refs typed into one field, separated by commas or spaces; a bare name is a user. */
export function parseRefs(text: string): readonly string[] {
  const refs = text
    .split(/[\s,;]+/)
    .filter(part => part !== '')
    .map(completeRef);
  return [...new Set(refs)];
}

function completeRef(part: string): string {
  const [kind, name] = part.includes(':')
    ? [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)]
    : ['user', part];
  const full = name.includes('/') ? name : `default/${name}`;
  return `${kind}:${full}`.toLocaleLowerCase('en-US');
}

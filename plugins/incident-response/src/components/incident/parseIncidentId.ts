/** An incident's id, also out of the address of its page. */
export function parseIncidentId(text: string): string | undefined {
  return /inc-[0-9a-z]+/.exec(text)?.[0];
}

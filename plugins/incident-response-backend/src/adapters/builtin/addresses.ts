/** Where people find an incident: its page is the war room and holds the postmortem. */
export function incidentAddress(baseUrl: string, incidentId: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/incidents/${encodeURIComponent(
    incidentId,
  )}`;
}

/** Only http and https may become a link; `undefined` for anything else. */
export function webAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:'
      ? url.href
      : undefined;
  } catch {
    return undefined;
  }
}

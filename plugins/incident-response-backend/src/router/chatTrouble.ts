import type { ChatTrouble } from '@incident-response/backstage-plugin-incident-response-common';

/** Beside whatever pages read again and again, so that it comes and goes with the trouble. */
export function chatTrouble(deps: {
  readonly chatProblems: () => readonly string[];
}): ChatTrouble {
  const chatProblems = deps.chatProblems();
  return chatProblems.length > 0 ? { chatProblems } : {};
}

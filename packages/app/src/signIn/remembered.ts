const KEY = 'demo-persona';

/**
 * The person chosen in this tab. A tab of its own for each person lets one visitor
 * play commander and responder side by side.
 */
export const remembered = {
  get: () => window.sessionStorage.getItem(KEY) ?? undefined,
  set: (user: string) => window.sessionStorage.setItem(KEY, user),
  clear: () => window.sessionStorage.removeItem(KEY),
};

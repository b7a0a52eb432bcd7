import { ticking } from './progress.mjs';

const POLL_MS = 500;
const PROBE_TIMEOUT_MS = 5_000;

async function answers(url, headers) {
  try {
    const response = await fetch(url, {
      headers,
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not up yet
  }
}

/**
 * Waits until somebody could really use the demo: the backend answers, the demo people are in
 * the catalog, the page is served. Gives the milliseconds it took, or undefined when
 * `stillRunning` said no first.
 */
export async function whenUsable({ appUrl, backendUrl, stillRunning }) {
  const checks = [
    [
      'the backend answers',
      () => answers(`${backendUrl}/.backstage/health/v1/readiness`),
    ],
    [
      'the demo people can sign in',
      () =>
        answers(`${backendUrl}/api/auth/demo/refresh`, {
          'x-demo-persona': 'user:default/ada.moreau',
        }),
    ],
    ['the page is served', () => answers(appUrl)],
  ];
  let waiting = '';
  const stop = ticking('starting', () => waiting && `until ${waiting}`);
  try {
    for (const [what, check] of checks) {
      waiting = what;
      while (!(await check())) {
        if (!stillRunning()) return undefined;
        await new Promise(done => setTimeout(done, POLL_MS));
      }
    }
    return stillRunning() ? stop() : undefined;
  } finally {
    stop();
  }
}

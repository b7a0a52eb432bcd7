import type { RouterDeps } from '../createRouter';
import { startApi } from './startApi';

/** The API for the tests of one suite. At the start of each test everything is allowed. */
export function apiSuite(deps?: Partial<RouterDeps>) {
  let running: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    running = await startApi(deps);
  });
  afterAll(() => running.stop());
  beforeEach(() => {
    running.rules.policy = undefined;
  });
  return () => running;
}

import { join } from 'node:path';
import {
  addEventHandler,
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  it,
  resetState,
  run,
} from 'jest-circus';
import { expect } from 'expect';

/** What Jest's own runner gives to a test file. */
const GLOBALS = {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  test: it,
};

const PORTS = join('plugins', 'incident-response-node', 'src');

/** What failed first. */
export interface Noticed {
  readonly suite: string;
  readonly test: string;
}

let failed: string | undefined;

function listen(): void {
  addEventHandler(event => {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure')
      failed ??= event.test?.name ?? 'a hook';
    // One failure says enough.
    if (event.name === 'test_start' && failed !== undefined)
      event.test.mode = 'skip';
  });
}

function forget(directory: string): void {
  // The ports hand out the mark of approvals once in the life of a process.
  for (const path of Object.keys(require.cache))
    if (path.startsWith(directory) || path.includes(PORTS))
      delete require.cache[path];
}

/**
 * Runs test files with Jest's own parts, in this process, freshly loaded. Answers with the first
 * test that failed, or `undefined`.
 */
export async function runSuites(
  directory: string,
  suites: readonly string[],
): Promise<Noticed | undefined> {
  Object.assign(globalThis, GLOBALS);
  forget(directory);
  for (const suite of suites) {
    failed = undefined;
    resetState();
    listen();
    try {
      require(suite);
      const { unhandledErrors } = await run();
      if (unhandledErrors.length > 0) failed ??= unhandledErrors[0];
    } catch (error) {
      // A file that no longer loads fails all of its tests.
      return { suite, test: String(error) };
    }
    if (failed !== undefined) return { suite, test: failed };
  }
  return undefined;
}
